// No object of another module belongs to a type with module-level members.

import app.shapes;

class Square {
    public float side = 1;

    function area() returns float => self.side;
}

class Circle {
    public float side = 1;
}

public function main() {
    shapes:WithArea a = new Square(); // @error
    shapes:Open b = new Circle();
}

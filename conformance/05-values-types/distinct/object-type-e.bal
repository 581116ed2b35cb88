// A class that does not include the distinct type is not of it.

type Shape distinct object {
    public function area() returns float;
};

class LooksLikeShape {
    public function area() returns float => 5;
}

public function main() {
    Shape s = new LooksLikeShape(); // @error
}

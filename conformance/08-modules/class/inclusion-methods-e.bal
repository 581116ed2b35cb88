// A class defines every method of a type that it includes, with its visibility.

type Shape object {
    public string name;

    public function area() returns float;
};

class Square { // @error
    *Shape;
    public string name = "square";
}

class Circle {
    *Shape;
    public string name = "circle";

    function area() returns float => 3.0; // @error
}

// A distinct object type is nominal; classes join it by inclusion.

import ballerina/io;

type Shape distinct object {
    public function area() returns float;
};

class Square {
    *Shape;

    public function area() returns float => 4;
}

class LooksLikeShape {
    public function area() returns float => 5;
}

public function main() {
    Shape s = new Square();
    io:println(s.area()); // @output 4.0
    object {} o = new LooksLikeShape();
    io:println(o is Shape); // @output false
}

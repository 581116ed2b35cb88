// A distinct class that includes a distinct type is a proper subtype of it.

import ballerina/io;

type Shape distinct object {
    public function area() returns float;
};

distinct class Square {
    *Shape;

    public function area() returns float => 4.0;
}

distinct class Circle {
    *Shape;

    public function area() returns float => 3.0;
}

public function main() {
    Shape[] all = [new Square(), new Circle()];
    io:println(from Shape s in all
        select s is Square); // @output [true,false]
    io:println(float:sum(...from Shape s in all
            select s.area())); // @output 7.0
}

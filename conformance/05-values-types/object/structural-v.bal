// An object belongs to every object type whose members it has.

import ballerina/io;

type HasArea object {
    public function area() returns float;
};

class Square {
    public float side = 2;

    public function area() returns float => self.side * self.side;
}

public function main() {
    HasArea a = new Square();
    io:println(a.area()); // @output 4.0
    object {} any1 = a;
    io:println(any1 is Square, any1 is HasArea); // @output truetrue
    any x = any1;
    io:println(x is object {public float side;}, x is object {public int side;}); // @output truefalse
}

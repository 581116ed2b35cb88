// => E is short for a block that returns E, for methods and closures too.

import ballerina/io;

class Circle {
    float r = 2;

    function area() returns float => self.r * self.r;
}

function fact(int n) returns int => n < 2 ? 1 : n * fact(n - 1);

function nothing() => ();

public function main() {
    Circle c = new;
    function (int) returns int twice = n => n * 2;
    io:println(c.area(), " ", fact(5), " ", twice(4), " ", nothing() is ()); // @output 4.0 120 8 true
}

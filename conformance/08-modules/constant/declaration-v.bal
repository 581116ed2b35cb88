// A constant is immutable, and its type is the singleton of its value.

import ballerina/io;

const A = 1;
const decimal B = 2.5;
const string C = "x";
const float F = 1;
const D = ();
const int|string E = 5;

public function main() {
    1 a = A;
    5 e = E;
    () d = D;
    io:println(a, B, C, F, d is (), e); // @output 12.5x1.0true5
    match 2 - 1 {
        A => {
            io:println("A"); // @output A
        }
    }
}

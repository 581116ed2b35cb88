// Recursive types are compared by what they contain.

import ballerina/io;

type A int|A[];

type B int|B[];

public function main() {
    A a = [1, [2, [3]]];
    B b = a;
    io:println(b, b === a); // @output [1,[2,[3]]]true
    any x = "s";
    io:println(x is A); // @output false
}

// Arguments are evaluated in the order in which they are written.

import ballerina/io;

function say(int n) returns int {
    io:println(n);
    return n;
}

function f(int a, int b, int c) returns int => a * 100 + b * 10 + c;

public function main() {
    io:println(f(say(1), c = say(2), b = say(3)));
    // @output 1
    // @output 2
    // @output 3
    // @output 132
}

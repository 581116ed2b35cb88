// check in an expression body gives the function's error.

import ballerina/io;

function parse(string s) returns int|error => check int:fromString(s) + 1;

public function main() {
    int|error a = parse("41");
    int|error b = parse("x");
    io:println(a, b is error); // @output 42true
}

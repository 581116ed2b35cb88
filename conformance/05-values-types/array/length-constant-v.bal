// The length may be a constant.

import ballerina/io;

const SIZE = 2;
const int DOUBLE = 4;

public function main() {
    string[SIZE] a = ["x", "y"];
    int[DOUBLE] b = [];
    io:println(a.length(), b.length()); // @output 24
    io:println(b); // @output [0,0,0,0]
}

// A tuple of equal members is an array of fixed length.

import ballerina/io;

public function main() {
    [int, int] t = [1, 2];
    int[2] a = t;
    [int, int] u = a;
    io:println(u === t); // @output true
}

// A constructor for a fixed length may leave out members that can be filled.

import ballerina/io;

public function main() {
    int[4] a = [1];
    io:println(a); // @output [1,0,0,0]
    [int, string, boolean] t = [5];
    io:println(t); // @output [5,"",false]
    [int, string...] r = [];
    io:println(r); // @output [0]
    int[2][2] g = [[1]];
    io:println(g); // @output [[1,0],[0,0]]
}

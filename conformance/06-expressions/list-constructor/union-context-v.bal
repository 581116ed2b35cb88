// Of a union, the one list type of the right length is taken.

import ballerina/io;

public function main() {
    int[2]|string a = [1, 2];
    [int]|[int, int] b = [1, 2];
    any x = b;
    io:println(a, x is [int, int], x is [int]); // @output [1,2]truefalse
    int[]? c = [1];
    io:println(c); // @output [1]
}

// A narrowing made before a loop holds in it when nothing is assigned.

import ballerina/io;

function sum(int[]? list, int|string offset) returns int {
    if list is () || offset is string {
        return 0;
    }
    int total = 0;
    foreach int n in list {
        total += n + offset;
    }
    return total;
}

public function main() {
    io:println(sum([1, 2], 10), sum((), 1)); // @output 230
}

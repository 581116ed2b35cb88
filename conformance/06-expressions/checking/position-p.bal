// The panic of checkpanic stands where it is written, on its own line.

import ballerina/io;

function f(int n) returns int|error => n > 1 ? error("big") : n;

public function main() {
    int[] list = [
        checkpanic f(1),
        1 + checkpanic f(2) // @panic big
    ];
    io:println(list);
}

// What is iterated is evaluated once.

import ballerina/io;

function list() returns int[] {
    io:println("list");
    return [1, 2];
}

public function main() {
    foreach int n in list() {
        io:println(n);
    }
    // @output list
    // @output 1
    // @output 2
}

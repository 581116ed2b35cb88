// The container is evaluated before the key.

import ballerina/io;

function list() returns int[] {
    io:println("container");
    return [5];
}

function key() returns int {
    io:println("key");
    return 0;
}

public function main() {
    int n = list()[key()];
    // @output container
    // @output key
    io:println(n); // @output 5
}

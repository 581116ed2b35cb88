// Waiting for a worker that panicked panics with its error.

import ballerina/io;

public function main() {
    worker w returns int {
        int[] l = [];
        return l[0]; // @panic
    }
    int n = wait w;
    io:println(n);
}

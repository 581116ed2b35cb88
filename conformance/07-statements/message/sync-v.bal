// A synchronous send waits for its receiver.

import ballerina/io;

public function main() {
    worker a returns int {
        () r = 5 ->> function;
        return r is () ? 1 : 0;
    }
    int n = <- a;
    int done = wait a;
    io:println(n, done); // @output 51
}

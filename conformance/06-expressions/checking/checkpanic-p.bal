// checkpanic panics with the error.

import ballerina/io;

function f(int n) returns int|error => n > 0 ? n : error("not positive");

public function main() {
    io:println(checkpanic f(1)); // @output 1
    int n = checkpanic f(0); // @panic not positive
    io:println(n);
}

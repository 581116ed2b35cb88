// Without on fail the error is the function's result.

import ballerina/io;

function f(int n) returns int|error {
    if n < 0 {
        fail error("negative");
    }
    return n;
}

public function main() {
    int|error r = f(-1);
    io:println(f(1), r is error ? r.message() : ""); // @output 1negative
}

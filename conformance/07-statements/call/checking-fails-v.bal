// A checking statement that fails ends its function.

import ballerina/io;

function f(int n) returns error? {
    if n > 1 {
        return error("n");
    }
    io:println("f ", n);
}

function g() returns error? {
    check f(1);
    check f(2);
    check f(0);
}

public function main() {
    error? e = g();
    // @output f 1
    io:println(e is error); // @output true
}

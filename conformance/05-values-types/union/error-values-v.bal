// Errors and values are told apart in unions.

import ballerina/io;

function f(int n) returns int|error|() {
    if n == 0 {
        return ();
    }
    if n < 0 {
        return error("negative");
    }
    return n;
}

public function main() {
    foreach int i in -1 ... 1 {
        var r = f(i);
        if r is error {
            io:println(r.message()); // @output negative
        } else if r is () {
            io:println("nil"); // @output nil
        } else {
            io:println(r + 1); // @output 2
        }
    }
}

// A receive whose send was not executed gives an error.

import ballerina/io;

function f(boolean b) returns string {
    worker a {
        if b {
            1 -> function;
        }
    }
    int|error:NoMessage n = <- a;
    return n is int ? "got" : "none";
}

public function main() {
    io:println(f(true), f(false)); // @output gotnone
}

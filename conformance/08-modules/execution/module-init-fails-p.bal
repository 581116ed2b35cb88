// When the initialization of a module fails the program ends before main.

import ballerina/io;

int a = check make(0); // @panic

function make(int n) returns int|error {
    io:println("making"); // @output making
    return error("cannot make");
}

public function main() {
    io:println("not reached");
}

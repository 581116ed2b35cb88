// A check within arguments stops the call before it begins.

import ballerina/io;

function fails() returns int|error => error("no");

function call(int a, int b) returns int {
    io:println("called");
    return a + b;
}

function f() returns int|error => call(1, check fails());

public function main() {
    io:println(f() is error); // @output true
}

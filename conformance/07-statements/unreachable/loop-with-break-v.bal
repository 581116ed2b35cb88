// A loop that can be left completes normally.

import ballerina/io;

function f() returns int {
    while true {
        if f2() {
            break;
        }
    }
    return 5;
}

function f2() returns boolean => true;

function g() returns int {
    while true {
        if f2() {
            return 6;
        }
    }
}

public function main() {
    io:println(f(), g()); // @output 56
}

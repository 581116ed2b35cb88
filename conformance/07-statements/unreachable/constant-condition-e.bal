// The type of a condition may make a branch impossible.

import ballerina/io;

const DEBUG = false;

function f() {
    if DEBUG {
        io:println("debug"); // @error
    }
    while false {
        io:println("never"); // @error
    }
    if true {
        io:println("always");
    } else {
        io:println("never"); // @error
    }
}

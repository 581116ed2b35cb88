// check and checkpanic of a call may be a statement when the rest is nil.

import ballerina/io;

function f(int n) returns error? {
    if n > 1 {
        return error("big");
    }
}

function g() returns error? {
    check f(1);
    checkpanic f(1);
    io:println("one"); // @output one
    check f(2);
    io:println("two");
}

public function main() {
    io:println(g() is error); // @output true
}

// When a part of an expression fails, the whole does, and the rest of it is not
// evaluated.

import ballerina/io;

function note(string s) returns int {
    io:println(s);
    return 1;
}

function fails() returns int|error => error("stopped");

function sum() returns int|error => note("first") + check fails() + note("last");

public function main() {
    int|error r = sum();
    // @output first
    io:println(r is error ? r.message() : r.toString()); // @output stopped
}

// trap stops panics, and not what check does.

import ballerina/io;

function fails() returns int|error => error("failed");

function panics() returns int {
    panic error("panicked");
}

function f() returns string|error {
    int|error a = trap panics();
    io:println(a is error ? a.message() : "none"); // @output panicked
    int|error b = trap check fails();
    io:println("never shown");
    return b is error ? "" : b.toString();
}

public function main() {
    string|error r = f();
    io:println(r is error ? r.message() : r); // @output failed
}

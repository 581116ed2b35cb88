// A statement after one that cannot complete normally is not reachable.

import ballerina/io;

function a() returns int {
    return 1;
    int n = 2; // @error
}

function b() {
    panic error("x");
    io:println("never"); // @error
}

function c() {
    while true {
    }
    io:println("never"); // @error
}

function d(boolean t) returns int {
    if t {
        return 1;
    } else {
        return 2;
    }
    return 3; // @error
}

function e() {
    foreach int n in [1] {
        break;
        _ = n; // @error
    }
}

function f() returns error? {
    fail error("x");
    return; // @error
}

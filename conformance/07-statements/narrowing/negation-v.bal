// ! and !is exchange truth and falsity.

import ballerina/io;

function f(int|string v) returns int {
    if !(v is int) {
        return v.length();
    }
    return v;
}

function g(int|string v) returns int {
    if v !is string {
        return v;
    }
    return v.length();
}

public function main() {
    io:println(f(1), f("abc"), g(2), g("ab")); // @output 1322
}

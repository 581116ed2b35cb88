// && and || combine narrowings.

import ballerina/io;

function f(int|string|() a, int? b) returns int {
    if a is int && b is int {
        return a + b;
    }
    if a is () || a is string {
        return a is string ? a.length() : 0;
    }
    int n = a;
    return n;
}

public function main() {
    io:println(f(1, 2), f("abc", 1), f((), ()), f(7, ())); // @output 3307
}

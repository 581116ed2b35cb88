// Negations of && and || narrow by the rules of logic.

import ballerina/io;

function f(int|string a, int|string b) returns string {
    if !(a is int && b is int) {
        return "some string";
    }
    return (a + b).toString();
}

function g(int|string? v) returns int {
    if !(v is string || v is ()) {
        return v;
    } else if v is string {
        return v.length();
    }
    return 0;
}

public function main() {
    io:println(f(1, 2), f(1, "x"), g(5), g("ab"), g(())); // @output 3some string520
}

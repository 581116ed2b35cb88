// Nil of an optional value is removed by a test, ?: or a default.

import ballerina/io;

function f(string? s, int[]? list) returns string {
    string a = s ?: "none";
    int n = (list ?: []).length();
    if s is string {
        return a + s + n.toString();
    }
    return a + n.toString();
}

public function main() {
    io:println(f("x", [1]), f((), ())); // @output xx1none0
}

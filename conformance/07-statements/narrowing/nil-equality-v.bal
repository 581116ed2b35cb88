// Comparing with nil narrows like a test for nil.

import ballerina/io;

function f(int? n, string? s) returns int {
    if n == () {
        return -1;
    }
    if s != () && n > s.length() {
        return s.length();
    }
    return n;
}

public function main() {
    io:println(f((), ()), f(5, "abc"), f(2, "abc"), f(7, ())); // @output -1327
}

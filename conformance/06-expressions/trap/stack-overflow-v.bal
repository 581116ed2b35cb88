// Recursion without end panics, and that can be trapped.

import ballerina/io;

function f(int n) returns int => 1 + f(n + 1);

public function main() {
    int|error r = trap f(0);
    io:println(r is error); // @output true
    io:println("alive"); // @output alive
}

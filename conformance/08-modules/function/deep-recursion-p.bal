// Recursion without end panics.

import ballerina/io;

function f(int n) returns int => 1 + f(n + 1); // @panic

public function main() {
    io:println("start"); // @output start
    io:println(f(0));
}

// A condition narrows within the branches of a conditional expression.

import ballerina/io;

function f(int|string? v) returns int => v is () ? 0 : v is int ? v : v.length();

public function main() {
    io:println(f(()), f(5), f("abc")); // @output 053
}

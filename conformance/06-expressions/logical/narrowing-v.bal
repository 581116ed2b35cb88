// && and || narrow variables for their right operand.

import ballerina/io;

function f(int|string v) returns boolean => v is int && v > 3 || v is string && v.length() > 3;

function g(int? v) returns boolean => v is () || v > 3;

public function main() {
    io:println(f(4), f("abcd"), f(1), g(()), g(1)); // @output truetruefalsetruefalse
}

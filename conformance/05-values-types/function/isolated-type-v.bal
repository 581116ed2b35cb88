// An isolated function type holds only isolated functions.

import ballerina/io;

int n = 0;

isolated function pure(int x) returns int => x;

function impure(int x) returns int {
    n += 1;
    return n + x;
}

public function main() {
    isolated function (int) returns int f = pure;
    function (int) returns int g = f;
    any a = impure;
    io:println(g(4)); // @output 4
    io:println(a is isolated function, a is function); // @output falsetrue
}

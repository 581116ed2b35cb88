// Whether a function is isolated is part of its value, and can be tested.

import ballerina/io;

int calls = 0;

isolated function pure(int n) returns int => n + 1;

function counting(int n) returns int {
    calls += 1;
    return n + 1;
}

public function main() {
    any f = pure;
    any g = counting;
    io:println(f is isolated function, " ", g is isolated function); // @output true false
    io:println(f is function (int) returns int, " ", g is function (int) returns int); // @output true true
}

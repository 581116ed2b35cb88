// The static type loses its errors.

import ballerina/io;

type A distinct error;

type B distinct error;

function f() returns int|A|B|() => 1;

function g() returns A|B? {
    int? n = check f();
    io:println(n); // @output 1
}

public function main() {
    A|B? r = g();
    io:println(r is ()); // @output true
    error? none = ();
    () u = checkpanic none;
    io:println(u is ()); // @output true
}

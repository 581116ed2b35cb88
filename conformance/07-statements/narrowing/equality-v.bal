// Equality with a singleton narrows too.

import ballerina/io;

type Kind "a"|"b"|"c";

function f(Kind k) returns "b"|"c"|() {
    if k == "a" {
        return ();
    }
    return k;
}

function g(int? n) returns int => n == () ? 0 : n;

function h(1|2|3 n) returns 1|2 {
    if n != 3 {
        return n;
    }
    3 three = n;
    return three == 3 ? 1 : 2;
}

public function main() {
    io:println(f("a") is (), f("b"), g(()), g(5), h(2), h(3)); // @output trueb0521
}

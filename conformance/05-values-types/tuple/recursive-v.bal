// A tuple type may be recursive.

import ballerina/io;

type Chain [int, Chain?];

function sum(Chain c) returns int {
    Chain? rest = c[1];
    return c[0] + (rest is Chain ? sum(rest) : 0);
}

public function main() {
    Chain c = [1, [2, [3, ()]]];
    anydata a = c;
    any fixed = [1, [2, ()]].cloneReadOnly();
    any other = [1, [2, 3]].cloneReadOnly();
    io:println(sum(c), a is Chain, fixed is Chain, other is Chain); // @output 6truetruefalse
}

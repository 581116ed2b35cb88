// Each occurrence of distinct is a type of its own, even with the same text.

import ballerina/io;

type A distinct error;
type B distinct error;
type C A;

public function main() {
    error a = error A("a");
    io:println(a is A, " ", a is B, " ", a is C); // @output true false true
}

// A literal without suffix is a decimal where one is expected.

import ballerina/io;

type Money decimal;

public function main() {
    decimal a = 5;
    decimal b = 2.50;
    Money c = 1e2;
    io:println(a + b + c == 107.5d); // @output true
    int|decimal either = 1;
    io:println(either is int); // @output true
    decimal|float other = 1.5;
    io:println(other is float); // @output true
    string|decimal third = 3;
    io:println(third is decimal); // @output true
}

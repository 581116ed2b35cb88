// trap gives the value, or the error of a panic.

import ballerina/io;

function div(int a, int b) returns int => a / b;

public function main() {
    int|error a = trap div(6, 2);
    int|error b = trap div(1, 0);
    io:println(a, b is error); // @output 3true
    error e = error("boom");
    error|never c = trap stop(e);
    io:println(c === e); // @output true
    int|error d = trap 5;
    io:println(d); // @output 5
}

function stop(error e) returns never {
    panic e;
}

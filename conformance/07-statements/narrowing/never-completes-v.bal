// A branch that does not complete normally leaves the other's narrowing.

import ballerina/io;

function stop() returns never {
    panic error("stop");
}

function f(int|error v) returns int {
    if v is error {
        stop();
    }
    return v;
}

function g(int|error v) returns int {
    if v is error {
        panic v;
    } else {
    }
    return v + 1;
}

function h(int?[] l) returns int {
    int total = 0;
    foreach int? n in l {
        if n is () {
            continue;
        }
        total += n;
    }
    return total;
}

public function main() {
    io:println(f(1), g(2), h([1, (), 2])); // @output 133
}

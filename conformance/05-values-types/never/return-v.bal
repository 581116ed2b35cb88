// A function that returns never does not return.

import ballerina/io;

function stop(string why) returns never {
    panic error(why);
}

function half(int n) returns int {
    if n % 2 == 0 {
        return n / 2;
    }
    stop("odd");
}

public function main() {
    io:println(half(4)); // @output 2
    int|error r = trap half(3);
    io:println(r is error ? r.message() : "fine"); // @output odd
}

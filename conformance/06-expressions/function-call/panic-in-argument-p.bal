// A panic of an argument is one of the call; later arguments stay unevaluated.

import ballerina/io;

function say(int n) returns int {
    io:println(n);
    return n;
}

function f(int a, int b, int c) {
    io:println("called");
}

public function main() {
    int[] l = [];
    f(say(1), l[0], say(2)); // @panic
    // @output 1
}

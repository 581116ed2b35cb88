// A match that covers its target's type completes only through its blocks.

import ballerina/io;

enum Color {
    RED,
    GREEN
}

function f(Color c) returns int {
    match c {
        RED => {
            return 1;
        }
        GREEN => {
            return 2;
        }
    }
}

function g(boolean b) returns int {
    match b {
        true => {
            return 1;
        }
        false => {
            return 0;
        }
    }
}

public function main() {
    io:println(f(RED), f(GREEN), g(true), g(false)); // @output 1210
}

// The target is evaluated once.

import ballerina/io;

int calls = 0;

function next() returns int {
    calls += 1;
    return calls;
}

public function main() {
    match next() {
        5 => {
            io:println("five");
        }
        2 => {
            io:println("two");
        }
        var n => {
            io:println("n ", n); // @output n 1
        }
    }
    io:println(calls); // @output 1
}

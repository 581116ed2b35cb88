// A narrowing at the end of a block holds after it.

import ballerina/io;

function f(int|error r) returns int {
    do {
        if r is error {
            return -1;
        }
    }
    return r + 1;
}

public function main() {
    io:println(f(1), f(error("x"))); // @output 2-1
}

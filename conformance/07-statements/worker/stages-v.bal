// Statements before the workers are executed first; the default worker does
// not wait for the others.

import ballerina/io;

function f() returns int {
    int base = 10;
    io:println("init"); // @output init

    worker a returns int {
        return base + 1;
    }

    worker b returns int {
        return base + 2;
    }

    int x = wait a;
    int y = wait b;
    return x + y;
}

public function main() {
    io:println(f()); // @output 23
}

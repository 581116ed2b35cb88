// The condition is evaluated before each round, and may never hold.

import ballerina/io;

int asked = 0;

function more(int n) returns boolean {
    asked += 1;
    return n < 3;
}

public function main() {
    int n = 0;
    while more(n) {
        n += 1;
    }
    while more(10) {
        n = 100;
    }
    io:println(n, asked); // @output 35
}

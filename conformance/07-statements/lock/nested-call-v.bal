// A lock can be entered again by the strand that holds it.

import ballerina/io;

isolated int n = 0;

isolated function inner() {
    lock {
        n += 1;
    }
}

isolated function outer() returns int {
    lock {
        n += 10;
        inner();
        return n;
    }
}

public function main() {
    io:println(outer()); // @output 11
}

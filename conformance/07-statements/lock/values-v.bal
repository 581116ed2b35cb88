// A lock statement executes its block, and is left like other blocks.

import ballerina/io;

isolated int counter = 0;

isolated function next() returns int {
    lock {
        counter += 1;
        return counter;
    }
}

isolated function reset() {
    lock {
        counter = 0;
    }
}

public function main() {
    io:println(next(), next()); // @output 12
    reset();
    io:println(next()); // @output 1
    int total = 0;
    foreach int i in 0 ... 2 {
        lock {
            if i == 1 {
                continue;
            }
            total += 1;
        }
    }
    io:println(total); // @output 2
}

// A difference below the ints panics.

import ballerina/io;

public function main() {
    int min = int:MIN_VALUE;
    io:println(min - 1); // @panic
}

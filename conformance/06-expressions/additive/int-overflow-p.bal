// A sum beyond the ints panics.

import ballerina/io;

public function main() {
    int max = int:MAX_VALUE;
    io:println(max - 1 + 1); // @output 9223372036854775807
    int n = max + 1; // @panic
    io:println(n);
}

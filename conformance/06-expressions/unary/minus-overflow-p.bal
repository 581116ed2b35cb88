// Negating the least int panics.

import ballerina/io;

public function main() {
    int min = int:MIN_VALUE;
    io:println(min); // @output -9223372036854775808
    int n = -min; // @panic
    io:println(n);
}

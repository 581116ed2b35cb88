// An int has 64 bits.

import ballerina/io;

public function main() {
    int max = 9223372036854775807;
    int min = -9223372036854775808;
    io:println(max); // @output 9223372036854775807
    io:println(min); // @output -9223372036854775808
    io:println(max == int:MAX_VALUE, min == int:MIN_VALUE); // @output truetrue
}

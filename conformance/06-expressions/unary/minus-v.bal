// Minus negates numbers.

import ballerina/io;

public function main() {
    int a = 5;
    float b = 1.5;
    decimal c = 2.50;
    io:println(-a, " ", -b, " ", -c, " ", - -a, " ", -(-3)); // @output -5 -1.5 -2.50 5 3
    int min = int:MIN_VALUE;
    io:println(-(min + 1)); // @output 9223372036854775807
}

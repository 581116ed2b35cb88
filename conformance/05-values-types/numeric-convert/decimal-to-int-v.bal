// A decimal is rounded to an int, halves to even.

import ballerina/io;

public function main() {
    decimal[] values = [0.5, 1.5, 2.5, -2.5, 3.7, 9223372036854775807.4];
    io:println(from decimal d in values
        select <int>d); // @output [0,2,2,-2,4,9223372036854775807]
}

// A decimal with an exponent beyond the range panics; a tiny one becomes zero.

import ballerina/io;

public function main() {
    decimal big = 9.9e6000;
    io:println(big > 1e5999d); // @output true
    decimal bigger = big * 1e200; // @panic
    io:println(bigger);
}

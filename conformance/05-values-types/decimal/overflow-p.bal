// A decimal too big panics.

import ballerina/io;

public function main() {
    decimal big = 9e6144d;
    io:println(big > 1e6144d); // @output true
    decimal d = big * 10d; // @panic
    io:println(d);
}

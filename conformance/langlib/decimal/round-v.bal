// round gives the decimal with as many digits, halves to even.

import ballerina/io;

public function main() {
    decimal[] ds = [2.5, 3.5, -2.5, 2.45, 2.55];
    io:println(from decimal d in ds
        select d.round()); // @output [2,4,-2,2,3]
    io:println((2.345d).round(2), " ", (2.355d).round(2), " ", (1250d).round(-2)); // @output 2.34 2.36 1.2E+3
    io:println((1.5d).round(3)); // @output 1.500
}

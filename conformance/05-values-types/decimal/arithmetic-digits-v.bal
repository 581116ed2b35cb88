// Sums keep the digits of the longer operand, products those of both.

import ballerina/io;

public function main() {
    decimal a = 1.10;
    decimal b = 2.900;
    io:println(a + b, " ", b - a, " ", a * b, " ", 10d / 4d, " ", 1d / 8d, " ", -7.5d % 2d); // @output 4.000 1.800 3.19000 2.5 0.125 -1.5
    io:println(6.00d / 2d, " ", 1e3d + 1d, " ", 0.1d + 0.2d == 0.3d); // @output 3.00 1001 true
}

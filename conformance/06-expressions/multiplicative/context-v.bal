// The expected type reaches the operands: literals become decimals or floats.

import ballerina/io;

public function main() {
    decimal a = 1 / 3.0;
    float b = 7 / 2;
    decimal c = 2 * 3.50;
    io:println(a, " ", b, " ", c); // @output 0.3333333333333333333333333333333333 3.5 7.00
}

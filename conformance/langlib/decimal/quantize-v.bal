// quantize gives a decimal the exponent of another.

import ballerina/io;

public function main() {
    decimal d = 123.456;
    io:println(d.quantize(1.00), " ", d.quantize(1), " ", (5d).quantize(0.000)); // @output 123.46 123 5.000
}

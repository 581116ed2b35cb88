// Decimals keep their digits, zeros behind the point too.

import ballerina/io;

public function main() {
    decimal[] ds = [1.50, 0, 0.00, 100, 1e3, 1.5e-7, -0.10, 12345678901234567890.1];
    foreach decimal d in ds {
        io:println(d);
    }
    // @output 1.50
    // @output 0
    // @output 0.00
    // @output 100
    // @output 1E+3
    // @output 1.5E-7
    // @output -0.10
    // @output 12345678901234567890.1
}

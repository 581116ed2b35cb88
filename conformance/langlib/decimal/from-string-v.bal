// fromString takes signs and exponents, and no suffix.

import ballerina/io;

public function main() {
    foreach string s in ["1.50", "-2", "+.5", "1e3", "1d", "x", "", "0x10"] {
        decimal|error d = decimal:fromString(s);
        io:println(d is error ? "error" : d);
        // @output 1.50
        // @output -2
        // @output 0.5
        // @output 1E+3
        // @output error
        // @output error
        // @output error
        // @output error
    }
}

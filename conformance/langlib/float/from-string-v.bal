// fromString takes signs, exponents and the special values.

import ballerina/io;

public function main() {
    foreach string s in ["1.5", "-2", "1e-3", ".5", "NaN", "Infinity", "-Infinity", "1f", "x"] {
        float|error f = float:fromString(s);
        io:println(f is error ? "error" : f);
        // @output 1.5
        // @output -2.0
        // @output 0.001
        // @output 0.5
        // @output NaN
        // @output Infinity
        // @output -Infinity
        // @output error
        // @output error
    }
}

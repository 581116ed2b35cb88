// fromString takes digits with a sign, of ints only.

import ballerina/io;

public function main() {
    foreach string s in ["12", "-3", "+4", "007", "1.0", "", " 1", "9223372036854775808", "1_000"] {
        int|error n = int:fromString(s);
        io:println(n is error ? "error" : n);
        // @output 12
        // @output -3
        // @output 4
        // @output 7
        // @output error
        // @output error
        // @output error
        // @output error
        // @output error
    }
}

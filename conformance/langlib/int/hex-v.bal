// Hexadecimal strings have no prefix, lower case and a sign.

import ballerina/io;

public function main() {
    io:println((255).toHexString(), " ", (-16).toHexString(), " ", (0).toHexString()); // @output ff -10 0
    foreach string s in ["fF", "-10", "+a", "0x1", "g", ""] {
        int|error n = int:fromHexString(s);
        io:println(n is error ? "error" : n);
        // @output 255
        // @output -16
        // @output 10
        // @output error
        // @output error
        // @output error
    }
}

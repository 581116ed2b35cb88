// Literals take the type that the context asks for.

import ballerina/io;

public function main() {
    float a = 1 + 2;
    decimal b = 1 * 2.5 + 1;
    float c = -1;
    io:println(a, " ", b, " ", c); // @output 3.0 3.5 -1.0
}

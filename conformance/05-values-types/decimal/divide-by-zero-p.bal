// Decimal has no infinities: division by zero panics.

import ballerina/io;

public function main() {
    decimal zero = 0;
    io:println("before"); // @output before
    decimal d = 1d / zero; // @panic
    io:println(d);
}

// A hexadecimal float has a binary exponent, and its value exactly.

import ballerina/io;

public function main() {
    float a = 0x1p4;
    float b = 0x0.8p0;
    float c = 0xA.8p-1;
    float d = 0X.4P+2;
    io:println(a, " ", b, " ", c, " ", d); // @output 16.0 0.5 5.25 1.0
}

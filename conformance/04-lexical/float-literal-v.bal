// A point needs digits behind it; exponents take signs and both cases.

import ballerina/io;

public function main() {
    float a = 1e3;
    float b = 1E-1;
    float c = 2.5e+1;
    float d = 0.5f;
    float e = 1F;
    float f = 0X1.0P2;
    float g = 0x.8p1;
    io:println(a, " ", b, " ", c, " ", d, " ", e, " ", f, " ", g); // @output 1000.0 0.1 25.0 0.5 1.0 4.0 1.0
}

// Float literals may have an exponent, a leading point, the suffix f, or be
// hexadecimal.

import ballerina/io;

public function main() {
    float a = 1.5;
    float b = .5;
    float c = 25e-1;
    float d = 3f;
    float e = 0x1.8p1;
    float g = 0xAp-1;
    io:println(a + b + c + d + e + g); // @output 15.5
    var h = 1e2;
    io:println(h is float, h == 100.0); // @output truetrue
}

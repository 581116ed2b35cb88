// The type of a constant is its value's; a declared type is what is expected.

import ballerina/io;

const float HALF = 0.5;
const decimal RATE = 19;
const byte B = 200;
const LONG = 1000000 * 1000000;
const string? NONE = ();

public function main() {
    200 b = B;
    float f = HALF * 2.0;
    io:println(b, " ", f, " ", RATE, " ", LONG, " ", NONE is ()); // @output 200 1.0 19 1000000000000 true
}

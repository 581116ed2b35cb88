// Floats have the fewest digits that tell them apart.

import ballerina/io;

public function main() {
    float[] fs = [0.1, 100.0, 123456.789, 0.001, 1.0e7, 1.5e-5, 1.0e21, -2.5e-10, 9007199254740993.0];
    foreach float f in fs {
        io:println(f);
    }
    // @output 0.1
    // @output 100.0
    // @output 123456.789
    // @output 0.001
    // @output 1.0E7
    // @output 1.5E-5
    // @output 1.0E21
    // @output -2.5E-10
    // @output 9.007199254740992E15
}

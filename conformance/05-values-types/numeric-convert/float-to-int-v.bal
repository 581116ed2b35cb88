// A float is rounded to an int, halves to even.

import ballerina/io;

public function main() {
    float[] values = [0.5, 1.5, 2.5, -0.5, -1.5, 2.4999];
    io:println(from float f in values
        select <int>f); // @output [0,2,2,0,-2,2]
}

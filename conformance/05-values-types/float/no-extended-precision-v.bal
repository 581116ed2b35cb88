// Intermediate results are floats too: what overflows in between is infinite.

import ballerina/io;

public function main() {
    float big = 1e308;
    io:println(big * 10.0 / 10.0); // @output Infinity
    float third = 1.0 / 3.0;
    float tenth = 0.1;
    io:println(third * 3.0 == 1.0, " ", tenth + 2.0 * tenth == 0.3); // @output true false
    float tiny = 1e-320;
    io:println(tiny > 0.0, " ", tiny * 1e-10 == 0.0); // @output true true
}

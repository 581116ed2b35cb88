// A float too big becomes infinity, one too small zero.

import ballerina/io;

public function main() {
    float big = 1.0e308;
    float small = 1.0e-308;
    io:println(big * 10.0); // @output Infinity
    io:println(small / 1.0e100 == 0.0); // @output true
    io:println(big * 10.0 - big * 10.0); // @output NaN
}

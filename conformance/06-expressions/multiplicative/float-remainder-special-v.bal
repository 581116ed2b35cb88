// The remainder of special floats.

import ballerina/io;

public function main() {
    float inf = float:Infinity;
    float zero = 0.0;
    io:println(5.5 % inf, " ", inf % 2.0, " ", 1.0 % zero); // @output 5.5 NaN NaN
    float r = -4.0 % 2.0;
    io:println(r === -0.0, " ", -5.5 % 2.0); // @output true -1.5
}

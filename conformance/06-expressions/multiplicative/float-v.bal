// The float remainder truncates like the int one.

import ballerina/io;

public function main() {
    float a = 7.5;
    io:println(a % 2, " ", -a % 2, " ", a % -2); // @output 1.5 -1.5 1.5
    io:println(a * 2.0, " ", a / 2.0); // @output 15.0 3.75
    float inf = 1.0 / 0.0;
    io:println(a % inf, " ", inf % a); // @output 7.5 NaN
}

// The coefficient has 34 digits; what is more is rounded.

import ballerina/io;

public function main() {
    decimal exact = 1234567890123456789012345678901234;
    io:println(exact); // @output 1234567890123456789012345678901234
    io:println(exact + 0.4d); // @output 1234567890123456789012345678901234
    io:println(1d / 3d); // @output 0.3333333333333333333333333333333333
    io:println(2d / 3d); // @output 0.6666666666666666666666666666666667
}

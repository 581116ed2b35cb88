// Values that differ only in precision are equal by == and not identical.

import ballerina/io;

public function main() {
    decimal a = 1.0;
    decimal b = 1.00;
    io:println(a == b, a === b, a !== b); // @output truefalsetrue
    io:println(a, " ", b); // @output 1.0 1.00
    any x = b;
    io:println(x is 1d, a < b, a <= b); // @output truefalsetrue
}

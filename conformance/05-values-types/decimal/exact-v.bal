// Decimal arithmetic is exact in 34 digits.

import ballerina/io;

public function main() {
    decimal sum = 0.1d + 0.2d;
    io:println(sum); // @output 0.3
    decimal product = 1.10d * 3d;
    io:println(product); // @output 3.30
    decimal third = 1d / 3d;
    io:println(third); // @output 0.3333333333333333333333333333333333
    decimal twoThirds = 2d / 3d;
    io:println(twoThirds); // @output 0.6666666666666666666666666666666667
}

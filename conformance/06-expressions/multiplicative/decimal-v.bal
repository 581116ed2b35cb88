// Decimal products add their digits after the point; remainders truncate.

import ballerina/io;

public function main() {
    decimal a = 7.5;
    io:println(a * 2.0d, " ", a % 2d, " ", -a % 2d, " ", a / 2d); // @output 15.00 1.5 -1.5 3.75
}

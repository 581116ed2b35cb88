// &, ^ and | combine the bits of ints.

import ballerina/io;

public function main() {
    int a = 12;
    int b = 10;
    io:println(a & b, " ", a | b, " ", a ^ b, " ", a & ~b, " ", -1 & 255); // @output 8 14 6 4 255
}

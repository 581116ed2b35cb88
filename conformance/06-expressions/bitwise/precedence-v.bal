// & binds more tightly than ^, that more than |, and == more than
// all of them.

import ballerina/io;

public function main() {
    int a = 12;
    int b = 10;
    int c = 3;
    io:println(a | b & c, " ", a ^ b & c, " ", a | b ^ c, " ", (a | b) & c); // @output 14 14 13 2
    io:println((a & b) == 8); // @output true
}

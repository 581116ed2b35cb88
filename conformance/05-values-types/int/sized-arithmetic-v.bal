// Arithmetic on sized ints gives int, and does not wrap around.

import ballerina/io;

public function main() {
    byte a = 200;
    byte b = 100;
    int c = a + b;
    int:Signed8 d = -128;
    int e = -d;
    int:Signed32 f = 2147483647;
    io:println(c, " ", e, " ", f + 1, " ", a * b); // @output 300 128 2147483648 20000
}

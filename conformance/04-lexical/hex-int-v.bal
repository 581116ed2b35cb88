// Hexadecimal integers take both cases of x and of the digits, and leading
// zeros.

import ballerina/io;

public function main() {
    io:println(0xFF, " ", 0Xff, " ", 0x00Ab); // @output 255 255 171
    io:println(0x7fffffffffffffff); // @output 9223372036854775807
}

// A hexadecimal literal is an int like another.

import ballerina/io;

public function main() {
    int mask = 0xFF00;
    int:Unsigned8 b = 0xff;
    io:println(mask, " ", mask & 0xABCD, " ", b); // @output 65280 43776 255
}

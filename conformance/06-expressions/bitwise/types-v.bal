// AND stays within the smaller unsigned operand, OR and XOR within both.

import ballerina/io;

public function main() {
    int n = 0x1FF;
    byte b = 0xF0;
    int:Unsigned16 u = 0xFFF;
    byte c = n & b;
    byte d = b & u;
    byte e = b | 1;
    byte f = b ^ b;
    int:Unsigned16 g = b | u;
    io:println(c, " ", d, " ", e, " ", f, " ", g); // @output 240 240 241 0 4095
}

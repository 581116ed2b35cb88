// A right shift of an unsigned subtype stays in it.

import ballerina/io;

public function main() {
    byte b = 200;
    byte c = b >> 3;
    byte d = b >>> 1;
    int e = b << 4;
    int:Unsigned16 u = 40000;
    int:Unsigned16 v = u >> 1;
    io:println(c, " ", d, " ", e, " ", v); // @output 25 100 3200 20000
}

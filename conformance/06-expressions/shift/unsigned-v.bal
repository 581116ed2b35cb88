// >>> fills with zeros, >> with the sign.

import ballerina/io;

public function main() {
    int minus = -1;
    io:println(minus >>> 60, " ", minus >> 60, " ", minus << 63 == int:MIN_VALUE); // @output 15 -1 true
    int:Unsigned8 b = 200;
    int:Unsigned8 c = b >> 3;
    int:Unsigned16 d = <int:Unsigned16>40000 >>> 1;
    io:println(c, " ", d); // @output 25 20000
}

// A cast converts between types of numbers; floats are rounded half to even.

import ballerina/io;

public function main() {
    io:println(<int>2.5, <int>3.5, <int>-2.5, <int>2.4d, <int>2.5d); // @output 24-222
    io:println(<float>3, " ", <decimal>1.5, " ", <float>2.25d, " ", <decimal>7); // @output 3.0 1.5 2.25 7
    int|float u = 2.6;
    io:println(<int>u); // @output 3
    byte b = <byte>255.2;
    io:println(b); // @output 255
    int big = 9007199254740993;
    io:println(<int><float>big); // @output 9007199254740992
}

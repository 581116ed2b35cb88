// An int becomes the decimal of its value; a big one the closest float.

import ballerina/io;

public function main() {
    int n = 9007199254740993;
    io:println(<decimal>n, " ", <float>n == 9007199254740992.0); // @output 9007199254740993 true
    io:println(<float>3, " ", <decimal>-7); // @output 3.0 -7
}

// A list of bytes holds only 0 to 255.

import ballerina/io;

public function main() {
    byte[] b = [0, 255];
    int[] i = b;
    io:println(i); // @output [0,255]
    any x = <int[]>[1, 2];
    io:println(x is byte[]); // @output false
}

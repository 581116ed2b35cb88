// base16 and base64 literals are lists of bytes; white space is ignored.

import ballerina/io;

public function main() {
    byte[] a = base16 `48 69 f0`;
    io:println(a); // @output [72,105,240]
    byte[2] b = base64 `SG k=`;
    io:println(b); // @output [72,105]
    byte[] c = base64 `SGVsbG8h`;
    io:println(string:fromBytes(c)); // @output Hello!
    io:println((base16 ``).length()); // @output 0
    a[0] = 1;
    io:println(a[0]); // @output 1
}

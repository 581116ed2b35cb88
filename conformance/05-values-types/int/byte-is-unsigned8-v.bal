// byte and int:Unsigned8 are the same type.

import ballerina/io;

public function main() {
    byte b = 7;
    int:Unsigned8 u = b;
    byte[] list = [u, 8];
    int:Unsigned8[] same = list;
    io:println(same); // @output [7,8]
}

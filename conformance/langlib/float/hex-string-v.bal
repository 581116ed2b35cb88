// Hexadecimal strings of floats go there and back.

import ballerina/io;

public function main() returns error? {
    foreach float f in [1.0, -0.1, 1e300, 0.0] {
        string s = f.toHexString();
        io:println(check float:fromHexString(s) == f);
        // @output true
        // @output true
        // @output true
        // @output true
    }
    io:println(check float:fromHexString("0x1.8p1"), " ", check float:fromHexString("-0xA.0p0")); // @output 3.0 -10.0
    io:println(float:fromHexString("1.8") is error); // @output true
}

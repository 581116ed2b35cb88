// Base64 and Base16 go there and back; other characters are errors.

import ballerina/io;
import ballerina/lang.array;

public function main() returns error? {
    byte[] b = [0, 1, 254, 255];
    io:println(b.toBase64(), " ", b.toBase16()); // @output AAH+/w== 0001feff
    io:println(check array:fromBase64("AAH+/w=="), check array:fromBase16("00 01FEff")); // @output [0,1,254,255][0,1,254,255]
    io:println(array:fromBase64("A*==") is error, array:fromBase16("0g") is error, array:fromBase16("0") is error); // @output truetruetrue
    io:println((<byte[]>[]).toBase64() == ""); // @output true
}

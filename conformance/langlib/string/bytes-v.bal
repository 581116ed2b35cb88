// Bytes are UTF-8, and not all bytes are.

import ballerina/io;

public function main() returns error? {
    io:println("a\u{1F600}".toBytes()); // @output [97,240,159,152,128]
    io:println(check string:fromBytes([226, 130, 172]), string:fromBytes([226, 130]) is error, string:fromBytes([237, 160, 128]) is error); // @output €truetrue
}

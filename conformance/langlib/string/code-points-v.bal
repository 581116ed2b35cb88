// Surrogates and numbers beyond Unicode are no code points.

import ballerina/io;

public function main() returns error? {
    io:println(check string:fromCodePointInts([72, 105]), check string:fromCodePointInt(0x10FFFF) == "\u{10FFFF}"); // @output Hitrue
    io:println(string:fromCodePointInt(0xD800) is error, string:fromCodePointInt(-1) is error, string:fromCodePointInts([65, 0x110000]) is error); // @output truetruetrue
    io:println("€".getCodePoint(0), string:toCodePointInt("€")); // @output 83648364
}

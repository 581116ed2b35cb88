// The subtypes of int hold the values of their bits.

import ballerina/io;

public function main() {
    any[] values = [-129, -128, 127, 128, 255, 256, 65535, 65536, -32769, 4294967295, 4294967296, -2147483648];
    io:println(from any v in values
        where v is int:Signed8
        select v); // @output [-128,127]
    io:println(from any v in values
        where v is int:Unsigned16
        select v); // @output [127,128,255,256,65535]
    io:println(values.filter(v => v is int:Unsigned32).length(), values.filter(v => v is int:Signed32).length()); // @output 710
}

// The sized subtypes are ranges of int.

import ballerina/io;

public function main() {
    int:Signed8 s8 = -128;
    int:Unsigned8 u8 = 255;
    int:Signed16 s16 = 32767;
    int:Unsigned16 u16 = 65535;
    int:Signed32 s32 = -2147483648;
    int:Unsigned32 u32 = 4294967295;
    int sum = s8 + u8 + s16 + u16 + s32 + u32;
    io:println(sum); // @output 2147582076
    any n = 200;
    io:println(n is byte, n is int:Signed8, n is int:Signed16); // @output truefalsetrue
}

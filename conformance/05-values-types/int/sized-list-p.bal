// A list of a sized subtype takes only its values, through any type.

import ballerina/io;

public function main() {
    int:Signed8[] small = [1, -128];
    int[] list = small;
    list[0] = 127;
    io:println(small); // @output [127,-128]
    list[1] = 128; // @panic
}

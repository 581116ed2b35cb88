// A union of one basic type is filled with that type's filler if it belongs.

import ballerina/io;

public function main() {
    (0|5)[] a = [];
    a[1] = 5;
    io:println(a); // @output [0,5]
    (4|5)[] b = [];
    b[1] = 5; // @panic
}

// What a list accepts is decided by its inherent type, not the static one.

import ballerina/io;

public function main() {
    int[] ints = [1];
    (int|string)[] wide = ints;
    wide[0] = 2;
    io:println(ints); // @output [2]
    wide[0] = "x"; // @panic
}

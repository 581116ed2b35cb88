// A spread may stand between members, and several times.

import ballerina/io;

public function main() {
    int[] a = [2, 3];
    [int, int] b = [4, 5];
    int[] c = [1, ...a, ...b, 6, ...a];
    [int, int, string...] d = [...b, "x", ...["y"]];
    io:println(c, d); // @output [1,2,3,4,5,6,2,3][4,5,"x","y"]
    c.push(7);
    io:println(a); // @output [2,3]
}

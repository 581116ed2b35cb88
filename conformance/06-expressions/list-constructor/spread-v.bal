// Spread members add the members of lists, in order.

import ballerina/io;

public function main() {
    int[] a = [2, 3];
    [int, int] b = [5, 6];
    int[] c = [1, ...a, 4, ...b];
    io:println(c); // @output [1,2,3,4,5,6]
    [int, string...] t = [1, ...["x", "y"]];
    io:println(t); // @output [1,"x","y"]
    int[3] d = [...b, 7];
    io:println(d); // @output [5,6,7]
    c[0] = 9;
    io:println([...c].length()); // @output 6
}

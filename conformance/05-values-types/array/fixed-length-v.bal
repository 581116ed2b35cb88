// T[n] holds lists of exactly n members, and is a subtype of T[].

import ballerina/io;

public function main() {
    int[3] a = [1, 2, 3];
    int[] b = a;
    io:println(b); // @output [1,2,3]
    any x = a;
    io:println(x is int[3], x is int[2], x is int[], x is string[]); // @output truefalsetruefalse
}

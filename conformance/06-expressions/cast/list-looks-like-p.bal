// It is not enough that a mutable value looks like the type.

import ballerina/io;

public function main() {
    (int|string)[] l = [1, 2];
    any a = l;
    io:println((<(int|string)[]>a).length()); // @output 2
    int[] m = <int[]>a; // @panic
    io:println(m);
}

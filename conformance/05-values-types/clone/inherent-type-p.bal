// A clone has the inherent type of the original.

import ballerina/io;

public function main() {
    int[] a = [1];
    anydata b = a.clone();
    (int|string)[] c = <(int|string)[]>b;
    c[0] = 5;
    io:println(c); // @output [5]
    c[0] = "x"; // @panic
}

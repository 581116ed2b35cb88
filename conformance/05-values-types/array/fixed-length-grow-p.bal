// A list of fixed length does not grow, whatever the static type.

import ballerina/io;

public function main() {
    int[] a = <int[2]>[1, 2];
    a[1] = 5;
    io:println(a); // @output [1,5]
    a[2] = 6; // @panic
}

// The length of a list of fixed length does not change.

import ballerina/io;

public function main() {
    int[2] a = [2, 1];
    int[] b = a;
    io:println(b.reverse(), b.sort()); // @output [1,2][1,2]
    b.push(3); // @panic
}

// slice gives a new list of the members between two indices.

import ballerina/io;

public function main() {
    int[] a = [1, 2, 3, 4];
    int[] b = a.slice(1, 3);
    b.push(9);
    io:println(b, a.slice(4), a.slice(0, 0), a); // @output [2,3,9][][][1,2,3,4]
}

// remove gives the member at an index, and closes the gap.

import ballerina/io;

public function main() {
    int[] a = [1, 2, 3];
    io:println(a.remove(1), a); // @output 2[1,3]
    int|error n = trap a.remove(2);
    io:println(n is error, a.remove(0), a.remove(0), a); // @output true13[]
}

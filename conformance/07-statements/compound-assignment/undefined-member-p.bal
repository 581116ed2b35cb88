// A member that is not there has no value to combine.

import ballerina/io;

public function main() {
    int[] l = [1];
    l[0] += 1;
    io:println(l); // @output [2]
    l[1] += 1; // @panic
}

// Reading beyond the end panics.

import ballerina/io;

public function main() {
    int[] a = [1, 2];
    int i = 2;
    io:println(a[i - 1]); // @output 2
    io:println(a[i]); // @panic
}

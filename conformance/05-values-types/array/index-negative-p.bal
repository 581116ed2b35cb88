// Reading at a negative index panics.

import ballerina/io;

public function main() {
    int[] a = [1, 2];
    int i = -1;
    io:println(a[i]); // @panic
}

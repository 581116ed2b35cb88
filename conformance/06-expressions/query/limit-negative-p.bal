// A negative limit panics.

import ballerina/io;

public function main() {
    int k = -1;
    int[] l = from int n in [1, 2]
        limit k // @panic
        select n;
    io:println(l);
}

// An immutable list refuses every store.

import ballerina/io;

public function main() {
    int[] a = [1, 2];
    int[] r = a.cloneReadOnly();
    a[0] = 9;
    io:println(r); // @output [1,2]
    r[0] = 9; // @panic
}

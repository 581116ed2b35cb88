// slice panics when an index is out of range.

import ballerina/io;

public function main() {
    int[] a = [1, 2];
    int[]|error b = trap a.slice(2, 1);
    io:println(b is error); // @output true
    _ = a.slice(0, 3); // @panic
}

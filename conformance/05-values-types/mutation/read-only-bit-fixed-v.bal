// Whether a value is immutable is settled when it is made: an immutable clone
// leaves the original as it is.

import ballerina/io;

public function main() {
    int[] a = [1, 2];
    int[] & readonly b = a.cloneReadOnly();
    a[0] = 9;
    io:println(a, " ", b); // @output [9,2] [1,2]
    any before = a;
    any after = b;
    io:println(before is readonly, " ", after is readonly); // @output false true
    io:println(b.cloneReadOnly() === b); // @output true
}

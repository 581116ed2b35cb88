// A fixed-length array of a union takes every tuple of members.

import ballerina/io;

public function main() {
    [int, string] t = [1, "x"];
    (int|string)[2] a = t;
    (int|string)[] b = a;
    io:println(a === t, b); // @output true[1,"x"]
    error? e = trap set(a);
    io:println(e is error, t); // @output true[1,"x"]
}

function set((int|string)[2] a) {
    a[0] = "y";
}

// A list binding pattern takes a list apart; the rest becomes a new list.

import ballerina/io;

public function main() {
    [int, string, boolean, boolean] t = [1, "a", true, false];
    var [n, s, ...r] = t;
    io:println(n, s, r); // @output 1a[true,false]
    [int, int...] [first, ...others] = [1, 2, 3];
    io:println(first, others); // @output 1[2,3]
    var [[a, b], _] = <[[int, int], string]>[[1, 2], "x"];
    io:println(a + b); // @output 3
}

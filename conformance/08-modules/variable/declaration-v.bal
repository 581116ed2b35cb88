// Module variables may have binding patterns, and be inferred.

import ballerina/io;

[int, string] [a, b] = [1, "x"];
var {c, d} = {c: 2, d: "y"};
var e = a + c;
final var f = "const";

public function main() {
    a += 10;
    io:println(a, b, c, d, e, f); // @output 11x2y3const
}

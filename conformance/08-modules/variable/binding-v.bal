// A module variable may be declared by a binding pattern.

import ballerina/io;

[int, string] [a, b] = [1, "x"];
var {p, ...q} = {p: 1, r: "z"};

public function main() {
    a += 1;
    io:println(a, b, p, q); // @output 2x1{"r":"z"}
}

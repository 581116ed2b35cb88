// The rest descriptor limits what may be added.

import ballerina/io;

public function main() {
    [int, string...] a = [1];
    [int, (string|int)...] b = a;
    b.push("x");
    io:println(a); // @output [1,"x"]
    b.push(2); // @panic
}

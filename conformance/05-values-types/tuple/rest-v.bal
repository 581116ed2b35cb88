// A rest descriptor takes any number of further members.

import ballerina/io;

type Row [int, string...];

public function main() {
    Row a = [1];
    Row b = [2, "x", "y"];
    io:println(a, b); // @output [1][2,"x","y"]
    any x = b;
    io:println(x is [int, string...], x is [int, string, string], x is [int, string]); // @output truefalsefalse
    a.push("z");
    io:println(a); // @output [1,"z"]
    [int...] c = [1, 2];
    int[] d = c;
    io:println(d); // @output [1,2]
}

// An interpolation may hold any expression, another template too.

import ballerina/io;

public function main() {
    int n = 3;
    io:println(string `a${n > 2 ? string `b${n}` : "c"}d`); // @output ab3d
    io:println(string `${let int m = n * 2 in m}${[7, 8][1]}`); // @output 68
}

// A string's characters are iterated as they were.

import ballerina/io;

public function main() {
    string s = "añ\u{1F600}";
    int[] points = [];
    foreach string:Char c in s {
        points.push(c.toCodePointInt());
        s += "x";
    }
    io:println(points, s.length()); // @output [97,241,128512]6
}

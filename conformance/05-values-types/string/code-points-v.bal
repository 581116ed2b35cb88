// A string is a sequence of code points, whatever their encoding takes.

import ballerina/io;

public function main() {
    string s = "aé😀z";
    io:println(s.length()); // @output 4
    io:println(s[1], s[2], s[3]); // @output é😀z
    foreach string:Char c in "x😀" {
        io:println(c.toCodePointInt()); // @output 120
        // @output 128512
    }
    io:println(s.substring(2, 4)); // @output 😀z
}

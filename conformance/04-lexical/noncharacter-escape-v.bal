// A string may hold code points that Unicode calls noncharacters, by escapes.

import ballerina/io;

public function main() {
    string s = "a\u{FFFE}b\u{1FFFF}";
    io:println(s.length()); // @output 4
    io:println(s.toCodePointInts()); // @output [97,65534,98,131071]
}

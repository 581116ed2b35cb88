// A string is a sequence of Unicode scalar values, of any plane.

import ballerina/io;

public function main() {
    string s = "ab\u{1F600}\u{10FFFF}";
    io:println(s.length(), " ", s.getCodePoint(2), " ", s.getCodePoint(3)); // @output 4 128512 1114111
    io:println(s[2] == "\u{1F600}", " ", s.substring(1, 3).length()); // @output true 2
}

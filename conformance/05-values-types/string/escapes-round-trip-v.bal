// Every character can be written by its number, and keeps its place.

import ballerina/io;

public function main() {
    string s = "\u{48}\u{49}\t\\\"\u{1F44D}";
    io:println(s.length(), s[5] == "\u{1F44D}", s.toCodePointInts()); // @output 6true[72,73,9,92,34,128077]
    io:println(s.toBalString()); // @output "HI\t\\\"👍"
}

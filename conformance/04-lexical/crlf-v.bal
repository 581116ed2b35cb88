// Newlines may be written as CR LF; a template has one character for them.

import ballerina/io;

public function main() {
    string s = string `a
b`;
    io:println(s.length()); // @output 3
    io:println("x"); // @output x
}

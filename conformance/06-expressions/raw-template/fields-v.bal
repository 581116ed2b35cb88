// A raw template has its strings and the values between them.

import ballerina/io;

public function main() {
    int n = 5;
    string s = "x";
    object:RawTemplate t = `a${n}b${s}`;
    io:println(t.strings); // @output ["a","b",""]
    io:println(t.insertions); // @output [5,"x"]
    io:println(t.strings.isReadOnly(), t.strings.length()); // @output true3
    object:RawTemplate empty = ``;
    io:println(empty.strings, empty.insertions); // @output [""][]
}

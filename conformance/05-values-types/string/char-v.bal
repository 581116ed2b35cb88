// string:Char holds the strings of length one.

import ballerina/io;

public function main() {
    string:Char c = "x";
    string s = c;
    io:println(s); // @output x
    any a = "xy";
    any b = "😀";
    io:println(a is string:Char, b is string:Char); // @output falsetrue
    io:println("" is string:Char); // @output false
}

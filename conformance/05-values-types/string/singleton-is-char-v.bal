// A string of one character is the same thing as that character.

import ballerina/io;

public function main() {
    string s = "a";
    string:Char c = "a";
    io:println(s is string:Char, " ", c == s, " ", s[0] === s, " ", c[0]); // @output true true true a
    any empty = "";
    io:println(empty is string:Char); // @output false
}

// Strings are ordered by code points, not by the units of an encoding.

import ballerina/io;

public function main() {
    string a = "\u{FFFD}";
    string b = "\u{10000}";
    string c = "Zebra";
    string d = "apple";
    io:println(a < b, " ", c < d, " ", "ab" < "abc", " ", "" < a); // @output true true true true
}

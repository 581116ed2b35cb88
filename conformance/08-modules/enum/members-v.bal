// The members of an enum are string constants, and the enum is their union.

import ballerina/io;

enum Color {
    RED,
    GREEN = "green",
    BLUE = "bl" + "ue"
}

public function main() {
    Color c = RED;
    Color d = "green";
    string s = BLUE;
    io:println(c, d, s); // @output REDgreenblue
    any x = "blue";
    io:println(x is Color, "BLUE" is Color); // @output truefalse
    RED|BLUE sub = RED;
    Color e = sub;
    io:println(e == RED); // @output true
}

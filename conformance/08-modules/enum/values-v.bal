// A member's value is its name unless it is given.

import ballerina/io;

const PREFIX = "c-";

enum Color {
    RED,
    GREEN = "green",
    BLUE = PREFIX + "blue"
}

public function main() {
    Color c = "green";
    Color[] all = [RED, GREEN, BLUE];
    string s = RED;
    any v = "RED";
    io:println(all, c == GREEN, s, v is Color); // @output ["RED","green","c-blue"]trueREDtrue
}

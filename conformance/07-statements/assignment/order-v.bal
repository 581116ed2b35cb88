// The right side is evaluated first, then the left from inside out.

import ballerina/io;

function say(string s, int n) returns int {
    io:println(s);
    return n;
}

public function main() {
    int[] l = [0, 0];
    l[say("index", 1)] = say("value", 5);
    // @output value
    // @output index
    io:println(l); // @output [0,5]
}

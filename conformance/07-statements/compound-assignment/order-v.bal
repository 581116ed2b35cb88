// The right side is evaluated before the left, each once.

import ballerina/io;

function say(string s, int n) returns int {
    io:println(s);
    return n;
}

public function main() {
    int[] l = [1, 2];
    l[say("index", 1)] += say("value", 5);
    // @output value
    // @output index
    io:println(l); // @output [1,7]
}

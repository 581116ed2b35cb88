// Clauses pull one frame at a time.

import ballerina/io;

function say(string what, int n) returns boolean {
    io:println(what, n);
    return true;
}

public function main() {
    int[] l = from int n in [1, 2]
        where say("a", n)
        where say("b", n)
        select n;
    // @output a1
    // @output b1
    // @output a2
    // @output b2
    io:println(l); // @output [1,2]
}

// A variable declared with var has the broad type of a literal.

import ballerina/io;

public function main() {
    var n = 1;
    n = 5;
    var s = "a";
    s = "b";
    var b = true;
    b = false;
    io:println(n, s, b); // @output 5bfalse
    final var k = 7;
    7 exact = k;
    io:println(exact); // @output 7
}

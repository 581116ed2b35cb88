// != and !== are the negations.

import ballerina/io;

public function main() {
    int[] a = [1];
    int[] b = [1];
    io:println(a != b, a !== b); // @output falsetrue
    anydata x = 1;
    io:println(x != 1.0, x !== 1); // @output truefalse
}

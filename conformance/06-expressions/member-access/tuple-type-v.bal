// With a constant index the type is that of the member.

import ballerina/io;

const SECOND = 1;

public function main() {
    [int, string, boolean...] t = [1, "x", true];
    string s = t[SECOND];
    int n = t[0];
    boolean b = t[2];
    foreach int i in 0 ..< t.length() {
        int|string|boolean v = t[i];
        io:println(v);
        // @output 1
        // @output x
        // @output true
    }
    io:println(n, s, b); // @output 1xtrue
}

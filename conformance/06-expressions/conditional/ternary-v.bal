// C ? T : F evaluates only the branch that it takes, and groups to the right.

import ballerina/io;

function say(string s) returns string {
    io:println(s);
    return s;
}

public function main() {
    int n = 5;
    string s = n > 3 ? say("a") : say("b"); // @output a
    string t = n < 3 ? "x" : n < 6 ? "y" : "z";
    int|string u = n == 5 ? 1 : "q";
    io:println(s, t, u); // @output ay1
    int|string v = n;
    io:println(v is int ? v + 1 : v.length()); // @output 6
}

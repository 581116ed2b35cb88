// The type determines the type of each variable.

import ballerina/io;

public function main() {
    [int, string, boolean...] [a, b, ...c] = [1, "x", true, false];
    int sum = a + c.length();
    string text = b + "!";
    io:println(sum, text, c); // @output 3x![true,false]
    record {|int p; int...;|} {p, ...q} = {p: 1, "q": 2};
    io:println(p + 1, q); // @output 2{"q":2}
}

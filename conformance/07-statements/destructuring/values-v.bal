// A destructuring assignment sets existing variables.

import ballerina/io;

public function main() {
    int a = 1;
    int b = 2;
    [a, b] = [b, a];
    io:println(a, b); // @output 21
    int[] rest;
    [a, ...rest] = <[int, int...]>[7, 8, 9];
    io:println(a, rest); // @output 7[8,9]
    string s;
    {s, x: a} = {s: "q", x: 5};
    io:println(s, a); // @output q5
    [a, _] = [3, "ignored"];
    _ = a;
    string m;
    error(m) = error("msg");
    io:println(a, m); // @output 3msg
}

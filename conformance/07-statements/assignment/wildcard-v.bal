// _ takes a value that nobody needs, and must not be an error.

import ballerina/io;

function note() returns int {
    io:println("called"); // @output called
    return 1;
}

public function main() {
    _ = note();
    [int, string] pair = [1, "x"];
    string s;
    [_, s] = pair;
    io:println(s); // @output x
}

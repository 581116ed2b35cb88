// A rest parameter is a new list of the declared type.

import ballerina/io;

function f(anydata... rest) returns anydata[] {
    rest.push("end");
    return rest;
}

public function main() {
    int[] given = [1, 2];
    io:println(f(...given), given, f()); // @output [1,2,"end"][1,2]["end"]
}

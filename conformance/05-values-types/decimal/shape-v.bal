// The shape of a decimal is its mathematical value.

import ballerina/io;

type One 1d;

public function main() {
    decimal d = 1.00;
    any v = d;
    io:println(v is One, " ", d == 1d, " ", [d] == [1.0d]); // @output true true true
    map<string> names = {};
    names[d.toString()] = "one";
    io:println(names); // @output {"1.00":"one"}
}

// check gives the value, or fails with the error.

import ballerina/io;

function parse(string s) returns int|error {
    int n = check int:fromString(s);
    return n * 2;
}

function both(string a, string b) returns int|error => check parse(a) + check parse(b);

public function main() {
    io:println(parse("4"), parse("x") is error); // @output 8true
    io:println(both("1", "2"), both("1", "y") is error); // @output 6true
}

// Variables assigned before a failure are seen after on fail.

import ballerina/io;

function f(string s) returns int|error => int:fromString(s);

function sum(string... parts) returns [int, int] {
    int total = 0;
    int bad = 0;
    foreach string p in parts {
        do {
            total += check f(p);
        } on fail {
            bad += 1;
        }
    }
    return [total, bad];
}

public function main() {
    io:println(sum("1", "x", "2", "")); // @output [3,2]
}

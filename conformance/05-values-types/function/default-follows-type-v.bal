// Defaults and names come from the static type of what is called.

import ballerina/io;

type Op function (int a, int b = 10) returns int;

function sub(int x, int y = 1) returns int => x - y;

public function main() {
    Op op = sub;
    io:println(op(20), sub(20)); // @output 1019
    io:println(op(b = 3, a = 5)); // @output 2
}

// A value belongs to a union when it belongs to one of its members.

import ballerina/io;

type Id int|string;

public function main() {
    Id a = 1;
    Id b = "x";
    Id[] list = [a, b];
    io:println(list); // @output [1,"x"]
    int|string|boolean wider = a;
    io:println(wider is Id, true is Id); // @output truefalse
}

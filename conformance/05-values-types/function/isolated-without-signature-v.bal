// isolated function is the type of all isolated functions.

import ballerina/io;

int count = 0;

isolated function a(int n) returns int => n;

function b() {
    count += 1;
}

public function main() {
    isolated function f = a;
    function g = b;
    any h = g;
    io:println(f is function (int) returns int, " ", h is isolated function); // @output true false
}

// function without a signature is the type of all functions.

import ballerina/io;

function f(int x) returns int => x;

public function main() {
    function g = f;
    io:println(g is function (int) returns int, g is function (int)); // @output truefalse
    any a = 1;
    io:println(a is function); // @output false
}

// Parameter names and defaults do not affect the type.

import ballerina/io;

function f(int a, int b = 5) returns int => a - b;

public function main() {
    function (int x, int y) returns int g = f;
    io:println(g(7, 2), f(b = 1, a = 4), f(9)); // @output 534
    function (int, int) returns int h = g;
    io:println(h === g); // @output true
}

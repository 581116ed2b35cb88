// A rest argument gives positional arguments from a list, named ones from a
// mapping.

import ballerina/io;

function f(int a, int b, int... c) returns int => a * 100 + b * 10 + c.length();

function g(int a, int b = 7) returns int => a * 10 + b;

public function main() {
    [int, int] t = [1, 2];
    io:println(f(...t)); // @output 120
    int[] l = [4, 5, 6];
    io:println(f(1, 2, ...l)); // @output 123
    [int, int...] u = [3, 4, 5];
    io:println(f(9, ...u)); // @output 932
    record {|int a; int b;|} r = {a: 5, b: 6};
    io:println(g(...r)); // @output 56
    record {|int a;|} s = {a: 5};
    io:println(g(...s)); // @output 57
    record {|int b;|} q = {b: 1};
    io:println(g(2, ...q)); // @output 21
}

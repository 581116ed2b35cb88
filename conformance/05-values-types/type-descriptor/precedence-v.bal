// & binds more tightly than |, and what a function returns goes to the end.

import ballerina/io;

type A int|string & readonly; // int|(string & readonly)
type F function (int) returns int|string; // returns (int|string)
type G (function (int) returns int)|string;

function half(int n) returns int|string => n % 2 == 0 ? n / 2 : "odd";

public function main() {
    A a = 1;
    F f = half;
    G g = "text";
    io:println(a, " ", f(3), " ", f(4), " ", g is string); // @output 1 odd 2 true
    any h = half;
    io:println(h is G, " ", h is F); // @output false true
}

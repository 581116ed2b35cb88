// Tests of function values look at their parameters and results.

import ballerina/io;

type Small record {|
    int a;
|};

type Wide record {
    int a;
};

function f(Wide w) returns int => w.a;

function g(Small s) returns int|string => s.a;

public function main() {
    any x = f;
    any y = g;
    io:println(x is function (Small) returns int, x is function (Wide) returns int|string, y is function (Wide) returns int|string, y is function (Small) returns int); // @output truetruefalsefalse
    io:println(x is function (int) returns int); // @output false
}

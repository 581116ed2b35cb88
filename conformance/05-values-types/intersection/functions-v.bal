// Two function types intersect when one function type is in both.

import ballerina/io;

type F function (int) returns int|string;

type G function (int) returns string|boolean;

type FG F & G;

public function main() {
    function (int) returns string s = n => "s" + n.toString();
    FG f = s;
    F g = f;
    io:println(g(1)); // @output s1
}

// Tests of several variables narrow each.

import ballerina/io;

type Shape Circle|Square;

type Circle record {|
    float r;
|};

type Square record {|
    float side;
|};

function overlap(Shape a, Shape b) returns string {
    if a is Circle && b is Circle {
        return (a.r + b.r).toString();
    }
    if a is Square {
        return a.side.toString() + (b is Square ? "s" : "c");
    }
    return a.r.toString();
}

public function main() {
    Circle c = {r: 1};
    Square s = {side: 2};
    io:println(overlap(c, c), overlap(s, c), overlap(c, s), overlap(s, s)); // @output 2.02.0c1.02.0s
}

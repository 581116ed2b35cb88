// let may take values apart.

import ballerina/io;

type Point record {|
    int x;
    int y;
|};

function norm(Point p) returns int => let var {x, y} = p, int s = x * x + y * y in s;

public function main() {
    io:println(norm({x: 3, y: 4})); // @output 25
    io:println(let [int, string] [a, b] = [1, "z"] in b + a.toString()); // @output z1
}

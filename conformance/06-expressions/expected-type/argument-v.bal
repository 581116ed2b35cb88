// A parameter's type is what is expected of its argument, named or not.

import ballerina/io;

function show(float f, decimal d = 1, float[] rest = []) returns string => [f, d, rest].toString();

public function main() {
    io:println(show(1)); // @output [1.0,1,[]]
    io:println(show(2, rest = [3], d = 4)); // @output [2.0,4,[3.0]]
}

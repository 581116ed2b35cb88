// Constructors nest as deeply as their types.

import ballerina/io;

public function main() {
    int[][][] a = [[[1], []], []];
    map<map<int[]>[]> b = {x: [{y: [1, 2]}, {}]};
    [int, [string, [boolean, ()]]] c = [1, ["x", [true, ()]]];
    io:println(a, b, c); // @output [[[1],[]],[]]{"x":[{"y":[1,2]},{}]}[1,["x",[true,null]]]
    a[1][2] = [9];
    io:println(a); // @output [[[1],[]],[[],[],[9]]]
}

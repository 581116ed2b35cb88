// A spread gives the parameters behind the positional arguments, in order.

import ballerina/io;

function f(int a, int b = 20, int... c) returns int[] => [a, b, ...c];

public function main() {
    int[] none = [];
    int[] some = [2, 3, 4];
    io:println(f(1, ...none), f(1, ...some)); // @output [1,20][1,2,3,4]
}

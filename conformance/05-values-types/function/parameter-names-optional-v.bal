// A function type may leave out the names of its parameters.

import ballerina/io;

type Op function (int, int) returns int;
type Fold function (Op, int, int...) returns int;

function add(int a, int b) returns int => a + b;

function fold(Op op, int first, int... rest) returns int {
    int result = first;
    foreach int n in rest {
        result = op(result, n);
    }
    return result;
}

public function main() {
    Fold f = fold;
    io:println(f(add, 1, 2, 3)); // @output 6
}

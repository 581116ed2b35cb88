// The right side of a join is iterated once, whatever the left side.

import ballerina/io;

int calls = 0;

function right() returns int[] {
    calls += 1;
    return [1, 2, 3];
}

public function main() {
    int[] list = from int n in [3, 1, 3]
        join int m in right()
        on n equals m
        select m;
    io:println(list, calls); // @output [3,1,3]1
}

// A panic in a part of a constructor leaves nothing of the constructor behind.

import ballerina/io;

int[] done = [];

function step(int i) returns int {
    if i == 2 {
        panic error("at 2");
    }
    done.push(i);
    return i;
}

public function main() {
    int[]|error list = trap [step(1), step(2), step(3)];
    io:println(list is error, " ", done); // @output true [1]
}

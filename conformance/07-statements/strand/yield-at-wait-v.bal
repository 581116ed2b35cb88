// A wait lets other strands run; their effects are seen after it.

import ballerina/io;

int[] steps = [];

function add(int n) {
    steps.push(n);
}

public function main() returns error? {
    future<()> a = start add(1);
    check wait a;
    future<()> b = start add(2);
    check wait b;
    io:println(steps); // @output [1,2]
}

// Named workers run beside the default worker; a worker's name is a future.

import ballerina/io;

function compute() returns int {
    int base = 10;
    worker a returns int {
        return base + 1;
    }
    worker b returns int {
        return base + 2;
    }
    int x = wait a;
    int y = wait b;
    return x * y;
}

public function main() {
    io:println(compute()); // @output 132
}

// Parameters and final module variables are narrowed.

import ballerina/io;

final int|string config = 5;

function f() returns int {
    if config is int {
        return config + 1;
    }
    return 0;
}

public function main() {
    io:println(f()); // @output 6
}

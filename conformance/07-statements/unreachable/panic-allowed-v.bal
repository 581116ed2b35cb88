// A panic statement may be unreachable.

import ballerina/io;

function f(boolean b) returns int {
    if b {
        return 1;
    } else {
        return 2;
    }
    panic error("impossible");
}

public function main() {
    io:println(f(true)); // @output 1
}

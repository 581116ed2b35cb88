// Members are evaluated in order.

import ballerina/io;

function say(int n) returns int {
    io:println(n);
    return n;
}

public function main() {
    int[] l = [say(1), ...[say(2)], say(3)];
    // @output 1
    // @output 2
    // @output 3
    io:println(l.length()); // @output 3
}

// A function type may be recursive.

import ballerina/io;

type Step function (int) returns Step?;

function down(int n) returns Step? {
    io:println(n);
    return n > 0 ? down : ();
}

public function main() {
    Step? s = down;
    int n = 2;
    while s is Step {
        s = s(n);
        n -= 1;
    }
    // @output 2
    // @output 1
    // @output 0
}

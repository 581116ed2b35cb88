// Conditions are evaluated in order, up to the first that is true.

import ballerina/io;

function is5(int n) returns boolean {
    io:println("asked ", n);
    return n == 5;
}

public function main() {
    if is5(4) {
        io:println("no");
    } else if is5(5) {
        io:println("yes");
    } else if is5(6) {
        io:println("no");
    } else {
        io:println("no");
    }
    // @output asked 4
    // @output asked 5
    // @output yes
}

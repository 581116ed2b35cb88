// while repeats its block as long as its condition holds.

import ballerina/io;

public function main() {
    int n = 0;
    while n < 3 {
        n += 1;
        io:println(n);
        // @output 1
        // @output 2
        // @output 3
    }
    while false || n > 5 {
        io:println("never");
    }
    io:println("end"); // @output end
}

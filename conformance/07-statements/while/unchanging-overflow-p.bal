// A product that is the same in every round panics where it stands, after what
// stands before it.

import ballerina/io;

public function main() {
    int a = 4294967296;
    int b = 2147483648;
    int sum = 0;
    int i = 0;
    while i < 10 {
        io:println("round ", i); // @output round 0
        sum += a * b; // @panic
        i += 1;
    }
    io:println(sum);
}

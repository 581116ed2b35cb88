// Adding a member to a list while it is iterated makes the next step panic.

import ballerina/io;

public function main() {
    int[] a = [1, 2];
    foreach int n in a { // @panic
        io:println(n); // @output 1
        if n == 1 {
            a.push(3);
        }
    }
}

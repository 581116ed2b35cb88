// Removing a member that the iterator has not reached makes the next step panic.

import ballerina/io;

public function main() {
    int[] a = [1, 2, 3];
    foreach int n in a { // @panic
        io:println(n); // @output 1
        _ = a.pop();
    }
}

// Changing a member during iteration is seen by it.

import ballerina/io;

public function main() {
    int[] a = [1, 2, 3];
    foreach int n in a {
        io:println(n);
        // @output 1
        // @output 20
        // @output 3
        a[1] = 20;
    }
}

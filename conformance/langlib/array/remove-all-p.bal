// removeAll panics when members cannot be removed.

import ballerina/io;

public function main() {
    int[] a = [1, 2];
    a.removeAll();
    io:println(a); // @output []
    int[2] b = [1, 2];
    int[] c = b;
    c.removeAll(); // @panic
}

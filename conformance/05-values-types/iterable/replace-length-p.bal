// A member was removed and another added: the length is as before, and yet the
// next step panics.

import ballerina/io;

public function main() {
    int[] a = [1, 2, 3];
    foreach int n in a { // @panic
        io:println(n); // @output 1
        _ = a.shift();
        a.push(9);
    }
}

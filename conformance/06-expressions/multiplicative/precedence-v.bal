// Products bind more tightly than sums, and group from the left.

import ballerina/io;

public function main() {
    int a = 2;
    io:println(a + 3 * 4, " ", (a + 3) * 4, " ", 100 / 10 / a, " ", 100 / 10 * a, " ", -a * 3); // @output 14 20 5 20 -6
    io:println(1 + 2 << a, " ", 7 & 3 + 1, " ", 1 | 6 ^ 2 & 3); // @output 12 4 5
}

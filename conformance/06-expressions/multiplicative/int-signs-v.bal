// x is (x/y)*y + x%y for all signs; the least int modulo minus one is zero.

import ballerina/io;

public function main() {
    foreach [int, int] [x, y] in [[7, 2], [-7, 2], [7, -2], [-7, -2]] {
        io:println(x / y, " ", x % y, " ", (x / y) * y + x % y == x);
        // @output 3 1 true
        // @output -3 -1 true
        // @output -3 1 true
        // @output 3 -1 true
    }
    int least = int:MIN_VALUE;
    int one = -1;
    io:println(least % one); // @output 0
}

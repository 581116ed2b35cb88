// The operands of what is converted need not suit the type it is converted to.

import ballerina/io;

public function main() {
    int n = 7;
    io:println(<decimal>(n - 1) + 0.5d, " ", <float>(n * 2), " ", <int>(2.5 * 2)); // @output 6.5 14.0 5
}

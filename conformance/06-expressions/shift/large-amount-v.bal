// Only the low six bits of the amount count.

import ballerina/io;

public function main() {
    int n = 1;
    int k = 64;
    io:println(n << k, " ", n << 65, " ", 8 >> 66, " ", -8 >>> 63, " ", n << -1 == int:MIN_VALUE); // @output 1 2 2 1 true
}

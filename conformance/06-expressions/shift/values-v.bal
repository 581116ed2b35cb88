// Shifts take the low six bits of the amount; >> keeps the sign, >>> does not.

import ballerina/io;

public function main() {
    int a = 1;
    int n = -8;
    io:println(a << 3, " ", a << 64, " ", a << 65, " ", a << -1); // @output 8 1 2 -9223372036854775808
    io:println(n >> 1, " ", n >>> 60, " ", n >> 63, " ", 8 >> 2); // @output -4 15 -1 2
}

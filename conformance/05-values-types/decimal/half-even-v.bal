// Decimal results are rounded half to even.

import ballerina/io;

public function main() {
    decimal nines = 9999999999999999999999999999999999d;
    // 34 digits: one more half is a tie
    decimal even = 1000000000000000000000000000000002d + 0.5d;
    decimal odd = 1000000000000000000000000000000001d + 0.5d;
    io:println(even == 1000000000000000000000000000000002d); // @output true
    io:println(odd == 1000000000000000000000000000000002d); // @output true
    io:println(nines + 1d == 1e34d); // @output true
}

// Results are rounded to the nearest double, ties to even.

import ballerina/io;

public function main() {
    float sum = 0.1 + 0.2;
    io:println(sum); // @output 0.30000000000000004
    float big = 9007199254740992.0;
    io:println(big + 1.0 == big, big + 3.0 == 9007199254740996.0); // @output truetrue
    io:println(0.1f + 0.7f); // @output 0.7999999999999999
}

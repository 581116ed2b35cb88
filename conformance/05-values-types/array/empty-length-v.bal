// T[0] holds the empty list only, whatever T.

import ballerina/io;

public function main() {
    int[0] a = [];
    any v = a;
    any fixed = <int[0] & readonly>[];
    io:println(a.length(), v is string[0], fixed is string[0], fixed is [], fixed is int[1]); // @output 0truetruetruefalse
}

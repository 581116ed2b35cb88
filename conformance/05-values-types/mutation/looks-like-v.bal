// A mutable value may look like a type without belonging to it.

import ballerina/io;

public function main() returns error? {
    (int|string)[] mixed = [1, 2];
    io:println(mixed is int[]); // @output false
    int[] ints = check mixed.cloneWithType();
    io:println(ints, " ", ints === mixed); // @output [1,2] false
    (int|string)[] & readonly fixed = [1, 2];
    io:println(fixed is int[]); // @output true
}

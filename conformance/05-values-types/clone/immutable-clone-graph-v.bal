// An immutable clone keeps the structure of references, and immutable parts.

import ballerina/io;

public function main() {
    int[] shared = [1];
    int[] & readonly fixed = [2];
    int[][] list = [shared, shared, fixed];
    int[][] copy = list.cloneReadOnly();
    io:println(copy[0] === copy[1], " ", copy[0] === shared, " ", copy[2] === fixed); // @output true false true
}

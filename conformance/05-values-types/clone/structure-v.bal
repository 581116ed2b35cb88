// A clone has as many distinct references as the original, cycles included.

import ballerina/io;

type Node record {|
    int n;
    Node? next = ();
|};

public function main() {
    int[] shared = [1];
    int[][] a = [shared, shared];
    int[][] b = a.clone();
    io:println(b[0] === b[1], b[0] === shared); // @output truefalse
    Node x = {n: 1};
    x.next = x;
    Node y = x.clone();
    io:println(y.next === y, y === x, y == x); // @output truefalsetrue
    Node & readonly z = x.cloneReadOnly();
    io:println(z.next === z); // @output true
}

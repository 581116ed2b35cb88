// where lets through the frames for which it holds, and narrows types.

import ballerina/io;

public function main() {
    int[] l = from int n in 1 ... 6
        where n % 2 == 0
        where n > 2
        select n;
    io:println(l); // @output [4,6]
    (int|string)[] m = [1, "a", 2];
    int[] ints = from int|string v in m
        where v is int
        select v;
    io:println(ints); // @output [1,2]
}

// Queries nest.

import ballerina/io;

public function main() {
    int[][] l = from int n in 1 ... 3
        select from int m in 1 ... n
            select m * n;
    io:println(l); // @output [[1],[2,4],[3,6,9]]
    int[] m = from int n in (from int k in [1, 2]
            select k + 1)
        where n == (from int q in [2]
                collect sum(q))
        select n;
    io:println(m); // @output [2]
}

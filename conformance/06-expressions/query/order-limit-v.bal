// Clauses apply in the order in which they are written.

import ballerina/io;

public function main() {
    int[] a = from int n in [3, 1, 2]
        order by n
        limit 2
        select n;
    int[] b = from int n in [3, 1, 2]
        limit 2
        order by n
        select n;
    int[] c = from int n in [3, 1, 2]
        where n > 1
        let int k = n * 2
        order by k descending
        select k;
    io:println(a, b, c); // @output [1,2][1,3][6,4]
}

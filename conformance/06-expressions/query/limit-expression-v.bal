// The limit may be any int expression; zero lets nothing through.

import ballerina/io;

public function main() {
    int n = 1;
    int[] a = from int i in 1 ... 9
        limit n + 1
        select i;
    int[] b = from int i in 1 ... 9
        limit 0
        select i;
    int[] c = from int i in 1 ... 2
        limit 5
        select i;
    io:println(a, b, c); // @output [1,2][][1,2]
}

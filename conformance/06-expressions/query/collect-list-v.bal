// collect sees all frames; with none its lists are empty.

import ballerina/io;

public function main() {
    int[] none = [];
    int total = from int n in [1, 2, 3]
        let int m = n * 2
        collect sum(n) + count(m);
    int[] all = from int n in none
        collect [n];
    int zero = from int n in none
        collect sum(n);
    io:println(total, all, zero); // @output 9[]0
}

// let adds variables to each frame.

import ballerina/io;

public function main() {
    string[] l = from int n in [1, 2]
        let int sq = n * n, string s = sq.toString()
        where sq > 1
        let var [a, b] = [s, n]
        select a + b.toString();
    io:println(l); // @output ["42"]
}

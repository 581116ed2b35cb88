// Structures are filled in empty, or with the fillers of their members.

import ballerina/io;

public function main() {
    int[][] a = [];
    a[1] = [1];
    int[2][] b = [[1]];
    [int, string][] c = [];
    c[1] = [1, "x"];
    map<int>[] d = [];
    d[1] = {k: 1};
    xml[] e = [];
    e[1] = xml `<a/>`;
    table<map<int>>[] f = [];
    f[1] = table [{k: 1}];
    io:println(a, b, c, d, f); // @output [[],[1]][[1],[]][[0,""],[1,"x"]][{},{"k":1}][[],[{"k":1}]]
    io:println(e[0] == xml ``); // @output true
}

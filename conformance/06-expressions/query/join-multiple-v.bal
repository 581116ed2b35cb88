// Several joins follow each other.

import ballerina/io;

public function main() {
    [int, string][] a = [[1, "x"], [2, "y"]];
    [int, int][] b = [[1, 10], [2, 20], [2, 21]];
    [int, string][] c = [[20, "p"], [21, "q"]];
    string[] l = from var [id, s] in a
        join var [k, v] in b on id equals k
        join var [w, t] in c on v equals w
        select s + v.toString() + t;
    io:println(l); // @output ["y20p","y21q"]
}

// Each from clause iterates for each frame of the clauses before it.

import ballerina/io;

public function main() {
    int[] a = [1, 2];
    string[] b = ["x", "y"];
    string[] l = from int n in a
        from string s in b
        select n.toString() + s;
    io:println(l); // @output ["1x","1y","2x","2y"]
    int[] flat = from int[] inner in [[1], [], [2, 3]]
        from int n in inner
        select n;
    io:println(flat); // @output [1,2,3]
}

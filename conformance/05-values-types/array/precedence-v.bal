// [] binds more tightly than | and &, and ? is its equal.

import ballerina/io;

public function main() {
    int|string[] a = 5;
    int|string[] b = ["x"];
    (int|string)[] c = [5, "x"];
    int?[] d = [1, ()];
    int[]? e = ();
    io:println(a, b, c, d, e is ()); // @output 5["x"][5,"x"][1,null]true
}

// Lists of ordered members are ordered like words.

import ballerina/io;

public function main() {
    int[] a = [1, 2];
    int[] b = [1, 3];
    int[] c = [1];
    int[] e = [];
    io:println(a < b, c < a, e < c, a < a, a <= a); // @output truetruetruefalsetrue
    [int, string] p = [1, "b"];
    [int, string] q = [1, "a"];
    io:println(p > q, p <= q); // @output truefalse
    float[] x = [float:NaN];
    float[] y = [1.0];
    io:println(x < y, x > y, x <= y); // @output falsefalsefalse
}

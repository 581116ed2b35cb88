// Nil within lists leaves them unordered; members before it may decide.

import ballerina/io;

public function main() {
    int?[] a = [1, ()];
    int?[] b = [1, 2];
    int?[] c = [2, ()];
    io:println(a < b, a > b, a <= b, a < c, a <= a); // @output falsefalsefalsetruetrue
    [int, string...] x = [1];
    [int, string...] y = [1, "a"];
    io:println(x < y, y < x); // @output truefalse
}

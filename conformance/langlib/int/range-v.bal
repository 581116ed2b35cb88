// range counts by steps in either direction, without its end.

import ballerina/io;

public function main() {
    int[] a = from int n in int:range(0, 7, 3)
        select n;
    int[] b = from int n in int:range(5, 0, -2)
        select n;
    int[] c = from int n in int:range(1, 1, 1)
        select n;
    io:println(a, b, c); // @output [0,3,6][5,3,1][]
    var r = trap int:range(0, 1, 0);
    io:println(r is error); // @output true
}

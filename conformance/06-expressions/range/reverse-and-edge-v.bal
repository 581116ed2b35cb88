// A range from more to less is empty; ends may be negative.

import ballerina/io;

public function main() {
    int[] a = from int n in -2 ... 1
        select n;
    int[] b = from int n in 3 ... 1
        select n;
    int[] c = from int n in 3 ..< 3
        select n;
    int[] d = from int n in int:MAX_VALUE - 1 ... int:MAX_VALUE
        select int:MAX_VALUE - n;
    io:println(a, b, c, d); // @output [-2,-1,0,1][][][1,0]
}

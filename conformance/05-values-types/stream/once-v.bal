// A stream is consumed once.

import ballerina/io;

public function main() {
    stream<int> s = [1, 2].toStream();
    int[] a = from int n in s
        select n;
    int[] b = from int n in s
        select n;
    io:println(a, b); // @output [1,2][]
}

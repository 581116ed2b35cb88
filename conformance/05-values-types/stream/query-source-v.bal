// A stream from a query is a stream like others.

import ballerina/io;

public function main() {
    stream<int> evens = stream from int n in 1 ... 6
        where n % 2 == 0
        select n;
    stream<int> squares = evens.map(n => n * n);
    int[] l = from int n in squares
        select n;
    io:println(l); // @output [4,16,36]
}

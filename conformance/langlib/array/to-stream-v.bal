// A stream of a list gives its members as they are when their turn comes.

import ballerina/io;

public function main() {
    int[] a = [1, 2, 3];
    stream<int> s = a.toStream();
    _ = s.next();
    a[1] = 20;
    io:println(s.next()); // @output {"value":20}
    int[] rest = from int n in s
        select n;
    io:println(rest); // @output [3]
}

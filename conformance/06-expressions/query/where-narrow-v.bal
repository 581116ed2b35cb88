// A where clause narrows the variables of the frame for what follows.

import ballerina/io;

public function main() {
    (int|string?)[] list = [1, "a", (), 2, "bb"];
    int[] ns = from var v in list
        where v is int
        let int twice = v * 2
        select twice;
    int[] sizes = from var v in list
        where v !is ()
        where v is string
        order by v.length() descending
        select v.length();
    io:println(ns, sizes); // @output [2,4][2,1]
}

// limit lets through that many frames; its expression is evaluated once.

import ballerina/io;

int calls = 0;

function count() returns int {
    calls += 1;
    return 2;
}

public function main() {
    int[] l = from int n in 1 ... 5
        limit count()
        select n;
    int[] none = from int n in [1]
        limit 0
        select n;
    int[] all = from int n in [1]
        limit 9
        select n;
    io:println(l, none, all, calls); // @output [1,2][][1]1
}

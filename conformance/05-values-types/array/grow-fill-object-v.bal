// A class whose init takes no arguments and returns no error can be filled in.

import ballerina/io;

class Counter {
    int n = 3;
}

public function main() {
    Counter[] c = [];
    Counter other = new;
    c[1] = other;
    io:println(c.length(), c[0].n, c[0] === c[1]); // @output 23false
}

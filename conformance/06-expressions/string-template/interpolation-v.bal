// Interpolations are converted directly, in order.

import ballerina/io;

int n = 0;

function next() returns int {
    n += 1;
    return n;
}

public function main() {
    string name = "Ann";
    io:println(string `Hi ${name}, ${1 + 1} ${1.5} ${2.50d} ${true}!`); // @output Hi Ann, 2 1.5 2.50 true!
    io:println(string `${next()}${next()}-${next()}`); // @output 12-3
    io:println(string `${string `in ${name}`}`); // @output in Ann
    io:println(string ``.length()); // @output 0
}

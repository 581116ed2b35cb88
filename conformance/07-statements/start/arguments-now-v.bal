// The arguments of start are evaluated before it gives the future.

import ballerina/io;

int n = 1;

function next() returns int {
    n += 1;
    return n;
}

function id(int v) returns int => v;

public function main() returns error? {
    future<int> f = start id(next());
    n = 100;
    int v = check wait f;
    io:println(v, n); // @output 2100
}

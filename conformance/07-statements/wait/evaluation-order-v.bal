// The futures of a wait are evaluated first, all of them, in order.

import ballerina/io;

function id(int n) returns int => n;

function begin(int n) returns future<int> {
    io:println("begin ", n);
    future<int> f = start id(n);
    return f;
}

public function main() {
    record {|int|error a; int|error b;|} r = wait {a: begin(1), b: begin(2)};
    // @output begin 1
    // @output begin 2
    io:println(r); // @output {"a":1,"b":2}
}

// What is waited for may be any expression that gives a future.

import ballerina/io;

function id(int n) returns int => n;

function begin(int n) returns future<int> {
    future<int> f = start id(n);
    return f;
}

public function main() returns error? {
    map<future<int>> all = {a: begin(1), b: begin(2)};
    int x = check wait all.get("b");
    int y = check wait begin(3);
    io:println(x + y); // @output 5
}

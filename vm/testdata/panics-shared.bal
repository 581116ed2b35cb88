// One error value is raised by several strands; it remembers where it was made.
//
//> true 24
//> true

import ballerina/io;
isolated function make() returns error { return error("shared"); }
final error E = make();
isolated function raise(int depth) returns int {
    if depth == 0 { panic E; }
    return raise(depth - 1) + 1;
}
public function main() {
    future<int>[] fs = [];
    foreach int i in 0 ..< 24 {
        future<int> f = start raise(i);
        fs.push(f);
    }
    boolean same = true;
    int n = 0;
    foreach var f in fs {
        int|error r = trap wait f;
        same = same && r is error && r === E;
        n += 1;
    }
    io:println(same, " ", n);
    io:println(E.stackTrace()[0].toString().includes("make"));
}

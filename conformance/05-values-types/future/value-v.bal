// A future refers to the value that a strand will return.

import ballerina/io;

function slow(int n) returns int => n * 2;

public function main() returns error? {
    future<int> f = start slow(4);
    int n = check wait f;
    io:println(n); // @output 8
    future<int|string> g = start slow(5);
    any a = g;
    io:println(a is future<int>, a is future<string>, a is future); // @output truefalsetrue
    _ = check wait g;
}

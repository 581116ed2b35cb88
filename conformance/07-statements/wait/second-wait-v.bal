// Only one wait for a future succeeds; the others give an error.

import ballerina/io;

function f() returns int => 1;

public function main() {
    future<int> a = start f();
    int|error x = wait a;
    int|error y = wait a;
    io:println(x, y is error); // @output 1true
}

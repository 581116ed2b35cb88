// A panic on a strand is a panic of the wait.

import ballerina/io;

function f() returns int {
    int zero = 0;
    return 1 / zero; // @panic
}

public function main() returns error? {
    future<int> a = start f();
    io:println("started"); // @output started
    int n = check wait a;
    io:println(n);
}

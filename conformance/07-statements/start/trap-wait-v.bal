// The panic of a strand can be trapped at its wait.

import ballerina/io;

function f() returns int {
    panic error("boom");
}

public function main() {
    future<int> a = start f();
    int|error n = trap wait a;
    io:println(n is error ? n.message() : "value"); // @output boom
}

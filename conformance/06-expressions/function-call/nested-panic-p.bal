// A panic in a function is a panic of the call.

import ballerina/io;

function f(int n) returns int {
    if n == 0 {
        panic error("zero"); // @panic zero
    }
    return f(n - 1);
}

public function main() {
    io:println("start"); // @output start
    io:println(f(3));
}

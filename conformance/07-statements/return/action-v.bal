// return may give the result of an action.

import ballerina/io;

function three() returns int => 3;

function f() returns int|error {
    future<int> f = start three();
    return wait f;
}

public function main() {
    io:println(f()); // @output 3
}

// A call whose type is never is a statement, too.

import ballerina/io;

function stop(string s) returns never {
    panic error(s);
}

function f(int n) returns int {
    if n > 0 {
        return n;
    }
    stop("not positive");
}

public function main() {
    int|error r = trap f(0);
    io:println(f(2), r is error ? r.message() : ""); // @output 2not positive
}

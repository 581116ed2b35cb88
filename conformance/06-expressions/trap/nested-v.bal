// A trap stops the innermost panic, and code after it goes on.

import ballerina/io;

function deep(int n) returns int {
    if n == 0 {
        panic error("bottom");
    }
    return deep(n - 1) + 1;
}

public function main() {
    int|error a = trap deep(50);
    io:println(a is error ? a.message() : "none"); // @output bottom
    int|error b = trap (trap deep(1)) is error ? deep(0) : 2;
    io:println(b is error); // @output true
    int[] l = [1];
    error? c = trap l.setLength(-1);
    io:println(c is error, l); // @output true[1]
}

// x !is T is !(x is T); !is narrows the other way.

import ballerina/io;

function f(int|string v) returns int {
    if v !is int {
        return v.length();
    }
    return v;
}

public function main() {
    any v = 1;
    io:println(v !is string, " ", v !is int, " ", f("abc") + f(1)); // @output true false 4
}

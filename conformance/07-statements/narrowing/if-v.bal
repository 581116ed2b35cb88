// A test in a condition narrows its variable in the branches and after them.

import ballerina/io;

function f(int|string|boolean v) returns string {
    if v is int {
        return "int" + (v + 1).toString();
    }
    if v is string {
        return "string" + v.length().toString();
    } else {
        boolean b = v;
        return "boolean" + b.toString();
    }
}

function g(int? n) returns int {
    if n is () {
        return -1;
    }
    return n + 1;
}

function h(int? n) returns int {
    if n != () {
        return n;
    }
    () none = n;
    return none is () ? 0 : 1;
}

public function main() {
    io:println(f(1), f("ab"), f(true)); // @output int2string2booleantrue
    io:println(g(()), g(4), h(3), h(())); // @output -1530
}

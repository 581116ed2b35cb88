// A test narrows to the intersection of both types.

import ballerina/io;

type A record {
    int a;
};

type B record {
    string b;
};

function f(A v) returns string {
    if v is B {
        return v.a.toString() + v.b;
    }
    return "no";
}

public function main() {
    record {int a; string b;} both = {a: 1, b: "x"};
    io:println(f(both), f({a: 1})); // @output 1xno
    any x = [1, 2];
    if x is anydata & readonly {
        io:println("readonly");
    } else {
        io:println("mutable"); // @output mutable
    }
}

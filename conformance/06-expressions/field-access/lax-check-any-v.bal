// The conversion by check applies to every json expression, and lets panics be.

import ballerina/io;

function pick(json[] list, int i) returns json => list[i];

function sum(json j) returns float|error {
    float total = check j;
    int? more = check j;
    return total + <float>(more ?: 0);
}

function first(map<json> m) returns string|int|error {
    string|int v = check m.a.b;
    return v;
}

public function main() {
    io:println(sum(2)); // @output 4.0
    io:println(sum("x") is error); // @output true
    io:println(first({a: {b: "c"}}), first({a: {b: 7}})); // @output c7
    io:println(first({a: 1}) is error, first({}) is error, first({a: {b: true}}) is error); // @output truetruetrue
    int|error n = trap wrong([1]);
    io:println(n is error ? n.message() : "no error"); // @output {ballerina/lang.array}IndexOutOfRange
}

function wrong(json[] list) returns int|error {
    do {
        int n = check pick(list, 5);
        return n;
    } on fail {
        return -1;
    }
}

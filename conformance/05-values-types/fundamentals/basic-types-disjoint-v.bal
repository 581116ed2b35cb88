// Every value belongs to one basic type only, whatever it looks like.

import ballerina/io;

function kinds(any v) returns int {
    int n = 0;
    n += v is () ? 1 : 0;
    n += v is boolean ? 1 : 0;
    n += v is int ? 1 : 0;
    n += v is float ? 1 : 0;
    n += v is decimal ? 1 : 0;
    n += v is string ? 1 : 0;
    n += v is xml ? 1 : 0;
    n += v is (any|error)[] ? 1 : 0;
    n += v is map<any|error> ? 1 : 0;
    n += v is table<map<any|error>> ? 1 : 0;
    n += v is function ? 1 : 0;
    n += v is object {} ? 1 : 0;
    n += v is typedesc ? 1 : 0;
    n += v is future<any|error> ? 1 : 0;
    n += v is stream<any|error, error?> ? 1 : 0;
    return n;
}

public function main() {
    future<int> started = start sum(1);
    any[] values = [(), true, 1, 1.0, 1d, "", xml ``, [], {}, table [{a: 1}], kinds, object {}, int, started, [1].toStream()];
    foreach any v in values {
        if kinds(v) != 1 {
            io:println(v);
        }
    }
    io:println(values.length()); // @output 15
}

function sum(int n) returns int => n;

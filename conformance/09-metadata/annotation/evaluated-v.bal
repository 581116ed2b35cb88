// An annotation's value may be computed; it is immutable.

import ballerina/io;

type Info record {|
    int n;
    int[] l = [5];
|};

annotation Info info on type;

int base = 4;

@info {n: base + 1}
type T int;

public function main() {
    typedesc<any> t = T;
    Info? i = t.@info;
    io:println(i?.n, i?.l, i.isReadOnly()); // @output 5[5]true
}

// A key of several fields is a tuple.

import ballerina/io;

type Row record {|
    readonly int a;
    readonly string b;
    int n;
|};

public function main() {
    table<Row> key(a, b) t = table [{a: 1, b: "x", n: 1}, {a: 1, b: "y", n: 2}];
    io:println(t[1, "y"]); // @output {"a":1,"b":"y","n":2}
    io:println(t[[1, "x"]]); // @output {"a":1,"b":"x","n":1}
    io:println(t[2, "x"] is ()); // @output true
    io:println(t.keys()); // @output [[1,"x"],[1,"y"]]
}

// A table with a key specifier is one with a key of that type, and one without
// any constraint.

import ballerina/io;

type Row record {|
    readonly int id;
    readonly string name;
|};

public function main() {
    table<Row> key(id) a = table [{id: 1, name: "x"}];
    table<Row> key<int> b = a;
    table<Row> c = b;
    table<Row> key(id, name) d = table [{id: 1, name: "x"}];
    table<Row> key<[int, string]> e = d;
    any v = a;
    io:println(c === a, e.length(), v is table<Row> key(name), v is table<Row> key<string>); // @output true1falsefalse
}

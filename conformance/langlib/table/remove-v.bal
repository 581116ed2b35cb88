// remove gives the row, and panics without one; removeIfHasKey gives nil.

import ballerina/io;

type Row record {|
    readonly string k;
    int n;
|};

public function main() {
    table<Row> key(k) t = table [{k: "a", n: 1}, {k: "b", n: 2}];
    io:println(t.remove("a"), t.removeIfHasKey("a") is (), t.keys()); // @output {"k":"a","n":1}true["b"]
    Row|error r = trap t.remove("a");
    io:println(r is error, t.toArray()); // @output true[{"k":"b","n":2}]
    t.removeAll();
    io:println(t.length()); // @output 0
}

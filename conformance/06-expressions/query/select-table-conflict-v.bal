// A row with a key that is there replaces it, unless on conflict says otherwise.

import ballerina/io;

type Row record {|
    readonly int k;
    string v;
|};

public function main() {
    Row[] rows = [{k: 1, v: "a"}, {k: 2, v: "b"}, {k: 1, v: "c"}];
    table<Row> key(k) t = table key(k) from Row r in rows
        select r;
    io:println(t); // @output [{"k":1,"v":"c"},{"k":2,"v":"b"}]
    table<Row> key(k)|error u = table key(k) from Row r in rows
        select r
        on conflict error("duplicate " + r.k.toString());
    io:println(u is error ? u.message() : ""); // @output duplicate 1
}

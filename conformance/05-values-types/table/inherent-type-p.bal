// A member must belong to the inherent type's row type; looking like it is not
// enough.

import ballerina/io;

type Row record {|
    readonly int id;
    int|string v;
|};

type IntRow record {|
    readonly int id;
    int v;
|};

public function main() {
    table<IntRow> key(id) a = table [{id: 1, v: 1}];
    table<Row> key(id) b = a;
    IntRow good = {id: 1, v: 2};
    b.put(good);
    io:println(a); // @output [{"id":1,"v":2}]
    Row bad = {id: 1, v: 3};
    b.put(bad); // @panic
}

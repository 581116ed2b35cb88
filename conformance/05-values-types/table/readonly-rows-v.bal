// The members of an immutable table are immutable.

import ballerina/io;

type Row record {|
    readonly int id;
    int[] l;
|};

public function main() {
    readonly & table<Row> key(id) t = table [{id: 1, l: [1]}];
    Row? r = t[1];
    io:println(r.isReadOnly(), t.get(1).l.isReadOnly()); // @output truetrue
}

// Keys may be constants and constant expressions.

import ballerina/io;

const BASE = 10;

type Row record {|
    readonly int id;
|};

public function main() {
    table<Row> key(id) t = table [{id: BASE}, {id: BASE + 1}, {id: -1}];
    io:println(t.keys()); // @output [10,11,-1]
}

// The members of a table are mappings that can be changed, except for the key.

import ballerina/io;

type Row record {|
    readonly int id;
    int n;
|};

public function main() {
    table<Row> key(id) t = table [{id: 1, n: 1}];
    Row r = t.get(1);
    r.n = 5;
    io:println(t); // @output [{"id":1,"n":5}]
}

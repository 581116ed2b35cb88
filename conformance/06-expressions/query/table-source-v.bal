// A query over a table without an expected type constructs a table.

import ballerina/io;

type Row record {|
    readonly int id;
    string s;
|};

public function main() {
    table<Row> key(id) t = table [{id: 2, s: "b"}, {id: 1, s: "a"}];
    Row[] l = from Row r in t
        order by r.id
        select r;
    io:println(l.length(), l[0].s); // @output 2a
    var u = from Row r in t
        where r.id > 1
        select r;
    table<Row> w = u;
    io:println(w); // @output [{"id":2,"s":"b"}]
}

// table key(k) constructs a table; a later row replaces one with its key.

import ballerina/io;

type Row record {|
    readonly int id;
    string s;
|};

public function main() {
    Row[] rows = [{id: 1, s: "a"}, {id: 2, s: "b"}, {id: 1, s: "c"}];
    table<Row> key(id) t = table key(id) from Row r in rows
        select r;
    io:println(t); // @output [{"id":1,"s":"c"},{"id":2,"s":"b"}]
    table<Row> key(id) u = table key(id) from var {id, s} in rows
        where s != "c"
        select {id: id + 10, s};
    io:println(u.get(12)); // @output {"id":12,"s":"b"}
}

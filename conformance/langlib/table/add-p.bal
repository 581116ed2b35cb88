// add panics when the key is there already; put replaces in place.

import ballerina/io;

type Row record {|
    readonly int id;
    string v;
|};

public function main() {
    table<Row> key(id) t = table [{id: 1, v: "a"}, {id: 2, v: "b"}];
    t.put({id: 1, v: "A"});
    io:println(t); // @output [{"id":1,"v":"A"},{"id":2,"v":"b"}]
    t.add({id: 2, v: "c"}); // @panic
}

// A table's members are found by the value of its key.

import ballerina/io;

type Row record {|
    readonly int id;
    string name;
|};

public function main() {
    table<Row> key(id) t = table [{id: 2, name: "b"}, {id: 1, name: "a"}];
    io:println(t[1]); // @output {"id":1,"name":"a"}
    io:println(t[3] is ()); // @output true
    t.put({id: 2, name: "c"});
    t.add({id: 3, name: "d"});
    io:println(t); // @output [{"id":2,"name":"c"},{"id":1,"name":"a"},{"id":3,"name":"d"}]
    io:println(t.keys(), t.length()); // @output [2,1,3]3
}

// The rows take defaults from the expected row type.

import ballerina/io;

type Row record {|
    readonly int id;
    string name = "none";
|};

public function main() {
    table<Row> key(id) t = table [{id: 1}, {id: 2, name: "x"}];
    io:println(t); // @output [{"id":1,"name":"none"},{"id":2,"name":"x"}]
}

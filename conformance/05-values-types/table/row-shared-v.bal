// A row that is changed is changed in the table: it holds references.

import ballerina/io;

type Row record {|
    readonly int id;
    string name;
|};

public function main() {
    Row r = {id: 1, name: "a"};
    table<Row> key(id) t = table [];
    t.add(r);
    r.name = "b";
    io:println(t.get(1) === r, t); // @output true[{"id":1,"name":"b"}]
}

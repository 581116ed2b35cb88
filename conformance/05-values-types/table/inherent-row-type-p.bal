// A table takes rows of its inherent row type only.

import ballerina/io;

type Row record {|
    readonly int id;
    string name;
|};

public function main() {
    table<Row> key(id) t = table [{id: 1, name: "a"}];
    table<record {|readonly int id; string|int name;|}> wider = t;
    Row r = {id: 2, name: "b"};
    wider.add(r);
    io:println(t.length()); // @output 2
    wider.add({id: 3, name: 3}); // @panic
}

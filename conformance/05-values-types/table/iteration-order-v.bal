// A table keeps its members in the order in which they were added.

import ballerina/io;

type Row record {|
    readonly int id;
|};

public function main() {
    table<Row> key(id) t = table [{id: 5}, {id: 1}];
    t.add({id: 3});
    _ = t.remove(5);
    t.add({id: 5});
    foreach Row r in t {
        io:println(r.id);
        // @output 1
        // @output 3
        // @output 5
    }
}

// A row that is added while the table is iterated makes the next step panic.

import ballerina/io;

type Row record {|
    readonly int id;
|};

public function main() {
    table<Row> key(id) t = table [{id: 1}, {id: 2}];
    foreach Row r in t { // @panic
        io:println(r.id); // @output 1
        t.add({id: 10});
    }
}

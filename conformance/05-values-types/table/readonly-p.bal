// An immutable table takes no members.

import ballerina/io;

type Row record {|
    readonly int id;
|};

public function main() {
    table<Row> key(id) a = table [{id: 1}];
    table<Row> key(id) b = a.cloneReadOnly();
    io:println(b.length()); // @output 1
    b.add({id: 2}); // @panic
}

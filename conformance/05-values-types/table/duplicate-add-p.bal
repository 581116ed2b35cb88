// Adding a member whose key is there panics.

import ballerina/io;

type Row record {|
    readonly int id;
|};

public function main() {
    table<Row> key(id) t = table [{id: 1}];
    t.add({id: 2});
    io:println(t.length()); // @output 2
    t.add({id: 1}); // @panic
}

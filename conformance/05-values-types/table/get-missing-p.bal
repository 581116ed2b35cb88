// get panics when there is no member with the key.

import ballerina/io;

type Row record {|
    readonly int id;
|};

public function main() {
    table<Row> key(id) t = table [{id: 1}];
    io:println(t.hasKey(2)); // @output false
    Row r = t.get(2); // @panic
    io:println(r);
}

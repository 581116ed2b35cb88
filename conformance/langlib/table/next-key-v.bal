// nextKey is one more than the greatest key, or 0.

import ballerina/io;

type Row record {|
    readonly int id;
|};

public function main() {
    table<Row> key(id) t = table [];
    io:println(t.nextKey()); // @output 0
    t.add({id: 7});
    t.add({id: 3});
    io:println(t.nextKey()); // @output 8
}

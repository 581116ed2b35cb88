// An immutable table has immutable rows, and takes no others.

import ballerina/io;

type Row record {|
    readonly int id;
    string name;
|};

public function main() {
    table<Row> key(id) & readonly t = table [{id: 1, name: "a"}];
    any row = t.get(1);
    io:println(row is readonly); // @output true
    table<Row> key(id) same = t;
    error? e = trap same.add({id: 2, name: "b"});
    io:println(e is error, " ", t.length()); // @output true 1
}

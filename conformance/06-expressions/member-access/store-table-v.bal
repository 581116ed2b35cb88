// A member of a table is replaced by assignment to its key.

import ballerina/io;

type Row record {|
    readonly int id;
    string s;
|};

public function main() {
    table<Row> key(id) t = table [{id: 1, s: "a"}];
    t.put({id: 1, s: "b"});
    Row? r = t[1];
    io:println(r?.s, t.length()); // @output b1
    r = t.removeIfHasKey(1);
    io:println(t.length(), r is Row); // @output 0true
}

// on conflict decides what happens with an equal key: an error is the result,
// nil lets the new member replace the old one.

import ballerina/io;

type Row record {|
    readonly int id;
    string s;
|};

public function main() {
    Row[] rows = [{id: 1, s: "a"}, {id: 2, s: "b"}, {id: 1, s: "c"}];
    table<Row> key(id)|error t = table key(id) from Row r in rows
        select r
        on conflict error("again " + r.s);
    io:println(t is error ? t.message() : "fine"); // @output again c
    table<Row> key(id) u = table key(id) from Row r in rows
        select r
        on conflict ();
    io:println(u.get(1).s); // @output c
    map<int>|error m = map from string s in ["a", "a"]
        select [s, 1]
        on conflict error("twice");
    io:println(m is error); // @output true
}

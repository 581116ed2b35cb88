// key<K> says only what type the keys have.

import ballerina/io;

type Row record {|
    readonly int id;
    string s;
|};

function find(table<Row> key<int> t, int k) returns string? {
    Row? r = t[k];
    return r?.s;
}

public function main() {
    table<Row> key(id) t = table [{id: 4, s: "four"}];
    io:println(find(t, 4), find(t, 5) is ()); // @output fourtrue
}

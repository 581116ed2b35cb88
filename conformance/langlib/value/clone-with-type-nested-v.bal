// Tuples with rests and recursive records are made from json; tables are by
// fromJsonWithType.

import ballerina/io;

type Node record {|
    string name;
    Node[] children = [];
|};

type Row record {|
    readonly int id;
    decimal price;
|};

public function main() returns error? {
    json j = {name: "a", children: [{name: "b"}, {name: "c", children: [{name: "d"}]}]};
    Node n = check j.cloneWithType();
    io:println(n.children[1].children[0].name); // @output d
    json rows = [{id: 1, price: 1.5}, {id: 2, price: 2}];
    table<Row> key(id) t = check rows.fromJsonWithType();
    io:println(t.get(2).price); // @output 2
    json line = ["x", 1, 2.0];
    [string, int...] u = check line.cloneWithType();
    io:println(u); // @output ["x",1,2]
}

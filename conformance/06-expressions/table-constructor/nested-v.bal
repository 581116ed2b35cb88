// Tables may be members of rows, and rows have any fields.

import ballerina/io;

type Line record {|
    readonly int nr;
    string item;
|};

type Order record {|
    readonly string id;
    table<Line> key(nr) lines;
    map<anydata> more = {};
|};

public function main() {
    table<Order> key(id) orders = table [
        {id: "a", lines: table [{nr: 1, item: "x"}]},
        {id: "b", lines: table []}
    ];
    orders.get("b").lines.add({nr: 7, item: "z"});
    io:println(orders.get("a").lines.get(1).item, orders.get("b").lines.keys()); // @output x[7]
}

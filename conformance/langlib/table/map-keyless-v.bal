// map gives a table without key, filter one with the keys that remain.

import ballerina/io;

type Row record {|
    readonly int id;
    int n;
|};

public function main() {
    table<Row> key(id) t = table [{id: 1, n: 10}, {id: 2, n: 20}];
    table<Row> key<int> some = t.filter(r => r.n > 10);
    io:println(some, some.hasKey(2), some.hasKey(1)); // @output [{"id":2,"n":20}]truefalse
    table<record {|int sum;|}> sums = t.map(function(Row r) returns record {|int sum;|} => {sum: r.n + r.id});
    io:println(sums, t.length()); // @output [{"sum":11},{"sum":22}]2
}

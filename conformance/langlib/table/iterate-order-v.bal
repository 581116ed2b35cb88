// keys, toArray, map and foreach give the rows in the table's order.

import ballerina/io;

type Row record {|
    readonly string k;
    int n;
|};

public function main() {
    table<Row> key(k) t = table [{k: "z", n: 1}, {k: "a", n: 2}];
    t.put({k: "z", n: 9});
    _ = t.removeIfHasKey("none");
    int[] ns = [];
    foreach Row r in t {
        ns.push(r.n);
    }
    io:println(t.keys(), ns, t.toArray()[1].k, t.hasKey("a")); // @output ["z","a"][9,2]atrue
}

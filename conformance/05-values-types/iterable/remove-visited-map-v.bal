// Fields and rows that the iterator has returned may be removed.

import ballerina/io;

type Row record {|
    readonly int id;
|};

public function main() {
    map<int> m = {a: 1, b: 2, c: 3};
    foreach int n in m {
        io:print(n, " ");
        foreach string k in m.keys() {
            if m[k] == n {
                _ = m.remove(k);
            }
        }
    }
    io:println(m); // @output 1 2 3 {}

    table<Row> key(id) t = table [{id: 1}, {id: 2}, {id: 3}];
    foreach Row r in t {
        io:print(r.id, " ");
        _ = t.remove(r.id);
    }
    io:println(t.length()); // @output 1 2 3 0
}

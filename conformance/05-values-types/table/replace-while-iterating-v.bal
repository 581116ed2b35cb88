// A row may be replaced under its key while the table is iterated.

import ballerina/io;

type Row record {|
    readonly int id;
    int n;
|};

public function main() {
    table<Row> key(id) t = table [{id: 1, n: 1}, {id: 2, n: 2}, {id: 3, n: 3}];
    int[] seen = [];
    foreach Row r in t {
        seen.push(r.n);
        if r.id == 1 {
            t.put({id: 3, n: 30});
        }
    }
    io:println(seen); // @output [1,2,30]
}

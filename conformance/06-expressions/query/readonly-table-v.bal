// An immutable table is made where one is expected, also with rows replaced.

import ballerina/io;

type Row record {|
    readonly int id;
    int[] marks;
|};

public function main() {
    readonly & table<Row> key(id) t = table key(id) from int n in [1, 2, 1]
        select {id: n, marks: [n]};
    io:println(t.isReadOnly(), t.length(), t.get(2).isReadOnly(), t.get(1).marks.isReadOnly()); // @output true2truetrue
    map<int> & readonly m = map from int n in [1, 2]
        select [n.toString(), n];
    error? e = trap put(m);
    io:println(e is error, m); // @output true{"1":1,"2":2}
}

function put(map<int> m) {
    m["3"] = 3;
}

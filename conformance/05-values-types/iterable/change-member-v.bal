// The member of an existing key may be changed during an iteration; the iterator
// returns what it is when it gets there.

import ballerina/io;

type Row record {|
    readonly int id;
    string name;
|};

public function main() {
    int[] a = [1, 2, 3];
    foreach int n in a {
        io:print(n, " "); // the last one is 7
        a[2] = 7;
    }
    io:println(); // @output 1 2 7 

    map<int> m = {x: 1, y: 2};
    foreach int n in m {
        io:print(n, " ");
        m["y"] = 5;
    }
    io:println(); // @output 1 5 

    table<Row> key(id) t = table [{id: 1, name: "a"}, {id: 2, name: "b"}];
    foreach Row r in t {
        io:print(r.name, " ");
        t.put({id: 2, name: "z"});
    }
    io:println(); // @output a z 
}

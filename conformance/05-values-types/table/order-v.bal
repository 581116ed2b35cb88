// A table keeps its rows in the order in which they were added.

import ballerina/io;

public function main() {
    table<record {|readonly int id; string name;|}> key(id) t = table [
        {id: 3, name: "c"},
        {id: 1, name: "a"}
    ];
    t.add({id: 2, name: "b"});
    t.put({id: 3, name: "C"});
    foreach var row in t {
        io:println(row.id, row.name);
        // @output 3C
        // @output 1a
        // @output 2b
    }
}

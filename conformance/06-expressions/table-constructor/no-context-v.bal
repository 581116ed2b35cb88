// Without an expected type the members' types are joined.

import ballerina/io;

public function main() {
    var t = table key(id) [
        {id: 1, name: "a"},
        {id: 2, name: "b"}
    ];
    table<record {|readonly int id; string name;|}> key(id) u = t;
    io:println(u.length(), t.get(2).name); // @output 2b
}

// Without a key, equal members may be repeated.

import ballerina/io;

public function main() {
    table<map<int>> t = table [{a: 1}, {a: 1}];
    t.add({b: 2});
    io:println(t); // @output [{"a":1},{"a":1},{"b":2}]
    foreach map<int> row in t {
        io:println(row.length());
        // @output 1
        // @output 1
        // @output 1
    }
}

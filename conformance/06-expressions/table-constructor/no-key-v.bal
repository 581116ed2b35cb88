// A table without key has rows that may repeat, and no access by key.

import ballerina/io;

public function main() {
    table<record {|int n;|}> t = table [{n: 1}, {n: 1}];
    t.add({n: 1});
    io:println(t.length(), t); // @output 3[{"n":1},{"n":1},{"n":1}]
}

// A closed record takes no other fields, even through a map type.

import ballerina/io;

public function main() {
    record {|int x;|} p = {x: 1};
    map<int> m = p;
    m["x"] = 5;
    io:println(m); // @output {"x":5}
    m["y"] = 2; // @panic
}

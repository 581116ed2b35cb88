// The inherent type of a mapping decides what may be written.

import ballerina/io;

public function main() {
    map<int> m = {a: 1};
    map<anydata> w = m;
    w["b"] = 2;
    io:println(m); // @output {"a":1,"b":2}
    w["c"] = "x"; // @panic
}

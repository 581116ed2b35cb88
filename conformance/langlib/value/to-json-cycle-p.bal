// A value with a cycle has no JSON.

import ballerina/io;

public function main() {
    map<anydata> m = {a: 1};
    io:println(m.toJson()); // @output {"a":1}
    m["m"] = m;
    _ = m.toJson(); // @panic
}

// get panics for a key that is not there; [] gives nil.

import ballerina/io;

public function main() {
    map<int> m = {a: 1};
    io:println(m.get("a"), m["b"] is ()); // @output 1true
    _ = m.get("b"); // @panic
}

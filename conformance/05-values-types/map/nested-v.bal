// Maps nest; lvalues fill in missing maps.

import ballerina/io;

public function main() {
    map<map<int>> m = {};
    m["a"] = {};
    m["a"]["b"] = 1;
    m["c"]["d"] = 2;
    io:println(m); // @output {"a":{"b":1},"c":{"d":2}}
}

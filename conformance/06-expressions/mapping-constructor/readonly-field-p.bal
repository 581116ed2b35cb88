// A field made with readonly refuses assignments.

import ballerina/io;

public function main() {
    map<int> m = {readonly a: 1, b: 2};
    m["b"] = 3;
    io:println(m); // @output {"a":1,"b":3}
    m["a"] = 4; // @panic
}

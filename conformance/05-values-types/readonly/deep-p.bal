// Immutability is deep.

import ballerina/io;

public function main() {
    map<int[]> m = {a: [1]};
    map<int[]> c = m.cloneReadOnly();
    m.get("a").push(2);
    io:println(m, c); // @output {"a":[1,2]}{"a":[1]}
    c.get("a").push(3); // @panic
}

// A store into what an immutable value holds panics too.

import ballerina/io;

public function main() {
    map<int[]> m = {a: [1]};
    map<int[]> fixed = m.cloneReadOnly();
    int[] inner = fixed.get("a");
    io:println(inner); // @output [1]
    inner[0] = 2; // @panic
}

// In a readonly context what is constructed is immutable.

import ballerina/io;

public function main() {
    readonly & int[] l = from int n in [1, 2]
        select n;
    readonly & map<int[]> m = map from string s in ["a"]
        select [s, [1]];
    io:println(l.isReadOnly(), m.isReadOnly(), m.get("a").isReadOnly()); // @output truetruetrue
}

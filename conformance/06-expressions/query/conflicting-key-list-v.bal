// A query that constructs a list keeps all values.

import ballerina/io;

public function main() {
    map<int>[] l = from int i in 0 ... 1
        from string k in ["a", "b"]
        select {[k]: i};
    io:println(l); // @output [{"a":0},{"b":0},{"a":1},{"b":1}]
}

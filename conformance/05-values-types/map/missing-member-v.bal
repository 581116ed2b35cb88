// Reading a key that is not there gives nil.

import ballerina/io;

public function main() {
    map<int> m = {a: 1};
    int? b = m["b"];
    io:println(b is (), m["a"]); // @output true1
    io:println(m.hasKey("b")); // @output false
}

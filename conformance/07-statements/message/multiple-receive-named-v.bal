// A field of a multiple receive may have its own name.

import ballerina/io;

public function main() {
    worker a {
        1 -> function;
    }
    worker b {
        2 -> function;
    }
    map<int> m = <- {first: a, second: b};
    io:println(m["first"], m["second"]); // @output 12
}

// Several messages can be received together as a record.

import ballerina/io;

public function main() {
    worker a {
        1 -> function;
    }
    worker b {
        "x" -> function;
    }
    record {|int a; string b;|} r = <- {a, b};
    io:println(r.a, r.b); // @output 1x
}

// A string literal may name a field, also one with an escape.

import ballerina/io;

type Open record {
    int a;
};

public function main() {
    Open o = {"a": 1, "b-c": 2, "d\te": 3};
    io:println(o["b-c"], o["d\te"], o.a); // @output 231
}

// Only what the inherent type need not have can be removed.

import ballerina/io;

type R record {|
    int a;
    int b?;
    string...;
|};

public function main() {
    R r = {a: 1, b: 2, "c": "x"};
    io:println(r.remove("b"), r.remove("c")); // @output 2x
    int|string|error gone = trap r.remove("a");
    io:println(gone is error, r); // @output true{"a":1}
    error? e = trap r.removeAll();
    io:println(e is error); // @output true
}

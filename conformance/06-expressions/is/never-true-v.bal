// A test with a type that includes the value's type is always true, and is so
// in the types, too.

import ballerina/io;

type P record {|
    int x;
|};

function f(P|int v) returns int {
    if v is P|string {
        return v.x;
    }
    return v;
}

public function main() {
    io:println(f({x: 1}), f(5)); // @output 15
    int n = 3;
    io:println(n is int|string); // @output true
}

// Operators with singletons give the singleton of the result.

import ballerina/io;

const A = 3;

type Twelve 12;

public function main() {
    Twelve t = A * 4;
    12 u = 10 + 2;
    "ab" s = "a" + "b";
    true b = 1 < 2;
    -3 neg = -A;
    io:println(t, u, s, b, neg); // @output 1212abtrue-3
}

// Templates, comparisons and conditions of singletons are singletons.

import ballerina/io;

const N = 3;

public function main() {
    "n3" a = string `n${N}`;
    false b = N > 4;
    true c = !b;
    "small" d = N < 5 ? "small" : "big";
    io:println(a, b, c, d); // @output n3falsetruesmall
}

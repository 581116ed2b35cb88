// The same name may be bound by let expressions that do not overlap.

import ballerina/io;

public function main() {
    int a = (let int n = 1 in n) + (let int n = 2 in n);
    int b = let int x = 1 in let int y = x + 1 in x * 10 + y;
    io:println(a, b); // @output 312
}

// ?: binds less tightly than arithmetic and comparison.

import ballerina/io;

public function main() {
    int? n = ();
    int a = n ?: 1 + 2;
    boolean? t = ();
    boolean b = t ?: 1 < 2;
    io:println(a, b); // @output 3true
}

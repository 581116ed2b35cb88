// Conditions combine with casts and tests.

import ballerina/io;

public function main() {
    anydata a = 5;
    int n = a is int ? a : <int>checkpanic int:fromString(a.toString());
    io:println(n); // @output 5
    int? o = n > 3 ? () : 1;
    io:println((o ?: 2) * 3); // @output 6
}

// Nil is not less, equal or greater than another value, and equal to itself.

import ballerina/io;

public function main() {
    int? a = ();
    int? b = 1;
    io:println(a < b, " ", a > b, " ", a <= b, " ", a >= b); // @output false false false false
    int? c = ();
    io:println(a <= c, " ", a >= c, " ", a < c); // @output true true false
}

// A union of one basic type and nil is ordered, singletons too.

import ballerina/io;

type Size "l"|"m"|"s";

public function main() {
    Size a = "m";
    Size b = "s";
    byte c = 3;
    int d = 4;
    string:Char e = "a";
    io:println(a < b, c < d, e < "ab"); // @output truetruetrue
    (1|2|3)? n = 2;
    io:println(n < 3, n > 2); // @output truefalse
}

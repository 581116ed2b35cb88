// A cast to a singleton type fails for other values.

import ballerina/io;

public function main() {
    anydata a = 2;
    1|2 n = <1|2>a;
    io:println(n); // @output 2
    a = 3;
    n = <1|2>a; // @panic
    io:println(n);
}

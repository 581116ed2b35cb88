// Decimal has no negative zero.

import ballerina/io;

public function main() {
    decimal zero = 0.0;
    decimal neg = -zero;
    io:println(neg); // @output 0.0
    io:println(zero == neg, zero === neg); // @output truetrue
    io:println(-5d * 0d); // @output 0
}

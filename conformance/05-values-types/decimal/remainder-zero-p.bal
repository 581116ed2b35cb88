// Decimal has no NaN: the remainder by zero panics.

import ballerina/io;

public function main() {
    decimal zero = 0;
    decimal d = 5d % zero; // @panic
    io:println(d);
}

// A literal with a point is a decimal only where no float is possible.

import ballerina/io;

public function main() {
    any a = 1.5;
    decimal b = 1.5;
    float|decimal c = 1.5;
    int|decimal d = 1.5;
    decimal|string e = 2;
    io:println(a is float, b is decimal, c is float, d is decimal, e is decimal); // @output truetruetruetruetrue
}

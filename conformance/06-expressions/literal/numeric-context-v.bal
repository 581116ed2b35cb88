// A numeric literal takes the first of int, float, decimal that its form and
// the expected type allow.

import ballerina/io;

public function main() {
    float a = 1;
    decimal b = 1;
    int|float c = 1;
    float|decimal d = 1;
    decimal|string e = 1;
    anydata f = 1.0;
    io:println(a, " ", b, " ", c, " ", d, " ", e); // @output 1.0 1 1 1.0 1
    io:println(f is float, d is float, e is decimal); // @output truetruetrue
    var g = 0x10;
    var h = 1.0;
    int i = g;
    float j = h;
    io:println(i, " ", j); // @output 16 1.0
}

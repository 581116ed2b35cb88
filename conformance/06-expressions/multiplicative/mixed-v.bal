// An int is converted to the other operand's type: on the right of all three
// operators, on the left of a product.

import ballerina/io;

public function main() {
    float f = 2.5;
    decimal d = 2.5;
    int n = 2;
    io:println(f * n, " ", n * f, " ", f / n, " ", f % n); // @output 5.0 5.0 1.25 0.5
    io:println(d * n, " ", n * d, " ", d / n, " ", d % n); // @output 5.0 5.0 1.25 0.5
}

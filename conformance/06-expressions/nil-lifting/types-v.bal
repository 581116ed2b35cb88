// Lifted operators give T?, and T where no operand can be nil.

import ballerina/io;

public function main() {
    int? a = 3;
    int? b = ();
    int? sum = a + 1;
    int? neg = -b;
    int? bits = a & 1;
    int? shifted = a << 2;
    int? inverted = ~b;
    string? s = ();
    string? t = s + "x";
    io:println(sum, bits, shifted); // @output 4112
    io:println(neg is (), inverted is (), t is ()); // @output truetruetrue
}

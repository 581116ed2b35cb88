// Arithmetic on nilable operands gives nil when one is nil.

import ballerina/io;

function num(boolean some) returns int? => some ? 6 : ();

public function main() {
    int? a = num(true);
    int? n = num(false);
    io:println(a + 1, " ", a * 2, " ", -a, " ", a % 4, " ", a << 1, " ", a & 2, " ", ~a); // @output 7 12 -6 2 12 2 -7
    int? r = a + n;
    io:println(r is (), (n * 2) is (), (-n) is (), (n >>> 1) is (), (n | 1) is ()); // @output truetruetruetruetrue
    decimal? d = 1.5;
    float? f = 2;
    io:println(d + 1.5d, " ", f / 4.0); // @output 3.0 0.5
    string? s = "a";
    io:println(s + "b"); // @output ab
}

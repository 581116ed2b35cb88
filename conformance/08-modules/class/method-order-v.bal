// Methods may call each other and themselves through self.

import ballerina/io;

class Parity {
    function even(int n) returns boolean => n == 0 || self.odd(n - 1);

    function odd(int n) returns boolean => n != 0 && self.even(n - 1);
}

public function main() {
    Parity p = new;
    io:println(p.even(8), p.odd(8)); // @output truefalse
}

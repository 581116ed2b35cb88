// Decimals are compared by value.

import ballerina/io;

public function main() {
    decimal a = 1.10;
    decimal b = 1.1;
    io:println(a == b, a < b, a <= b, a > 1d, -0.0d == 0d); // @output truefalsetruetruetrue
    map<decimal> m = {x: a};
    io:println(m == {x: b}); // @output true
    anydata one = 1d;
    anydata oneInt = 1;
    io:println(one == oneInt); // @output false
}

// The relational operators on numbers, strings and booleans.

import ballerina/io;

public function main() {
    int a = 1;
    float f = float:NaN;
    io:println(a < 2, a <= 1, a > 1, a >= 2); // @output truetruefalsefalse
    io:println(f < 1.0, f > 1.0); // @output falsefalse
    io:println("a" < "b", "B" < "a", "a" <= "a"); // @output truetruetrue
    decimal d = 1.0;
    io:println(d <= 1.00d, d >= 1.00d); // @output truetrue
}

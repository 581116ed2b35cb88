// Nil, booleans, numbers and strings are ordered.

import ballerina/io;

public function main() {
    io:println(1 < 2, 1.5 > 1.0, 1.0d <= 1.00d, "a" >= "b"); // @output truetruetruefalse
    io:println(false < true, true <= false); // @output truefalse
    int? a = 1;
    int? n = ();
    io:println(a < n, a > n, a <= n, a >= n, n <= (), n < ()); // @output falsefalsefalsefalsetruefalse
    io:println(n <= n, a <= a); // @output truetrue
}

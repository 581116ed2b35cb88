// === tells zeros and precisions apart, == does not.

import ballerina/io;

public function main() {
    float p = 0.0;
    float n = -0.0;
    decimal a = 1.0;
    decimal b = 1.00;
    io:println(p == n, p === n, a == b, a === b); // @output truefalsetruefalse
    float x = float:NaN;
    io:println(x == x, x === float:NaN); // @output truetrue
}

// === looks at the precision of decimals, of literals too; == does not.

import ballerina/io;

const A = 1.0d;
const B = 1.00d;

public function main() {
    io:println(A == B, A === B, A !== B); // @output truefalsetrue
    io:println(1E2d === 100d, 1E2d == 100d, 0d === 0.0d, 2.50d === 2.50d); // @output falsetruefalsetrue
    A c = B;
    io:println(c); // @output 1.00
}

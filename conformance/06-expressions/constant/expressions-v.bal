// Constant expressions are evaluated at compile time, so they are types.

import ballerina/io;

const A = 2 + 3 * 4;
const B = -(A) + 1;
const C = "x" + "y";
const D = A > 10 && !false;
const E = 7 / 2;
const F = 0xF & 6 | 8;
const G = 1 << 4;
const H = ~0;
const I = 10 % 4;
const J = 1.5 * 2;

public function main() {
    14 a = A;
    -13 b = B;
    "xy" c = C;
    true d = D;
    3 e = E;
    14 f = F;
    16 g = G;
    -1 h = H;
    2 i = I;
    3.0 j = J;
    io:println(a, b, c, d, e, f, g, h, i, j); // @output 14-13xytrue31416-123.0
}

// Every binary operator on numbers, bits and strings has its compound form.

import ballerina/io;

public function main() {
    int n = 10;
    n += 5;
    n -= 1;
    n *= 3;
    n /= 4;
    io:println(n); // @output 10
    n &= 14;
    n |= 1;
    n ^= 2;
    n <<= 2;
    n >>= 1;
    n >>>= 1;
    io:println(n); // @output 9
    string s = "a";
    s += "b";
    float f = 1.5;
    f *= 2;
    xml x = xml `<a/>`;
    x += xml `<b/>`;
    io:println(s, f, x); // @output ab3.0<a/><b/>
    int[] l = [1];
    l[0] += 4;
    record {|int k;|} r = {k: 1};
    r.k -= 3;
    io:println(l, r); // @output [5]{"k":-2}
}

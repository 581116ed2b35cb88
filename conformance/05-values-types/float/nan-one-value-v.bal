// However it came about, NaN is one value.

import ballerina/io;

public function main() {
    float zero = 0.0;
    float a = zero / zero;
    float b = float:Infinity - float:Infinity;
    io:println(a === b, " ", a == float:NaN, " ", [a] == [b]); // @output true true true
    any v = a;
    io:println(v is float, " ", a > 0.0 || a < 0.0); // @output true false
}

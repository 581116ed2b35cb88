// A value that belongs to the type already is not converted.

import ballerina/io;

public function main() {
    any a = 1.5;
    int|float n = <int|float>a;
    io:println(n); // @output 1.5
    int|string|float m = 7;
    float|string k = <float|string>m;
    io:println(k); // @output 7.0
}

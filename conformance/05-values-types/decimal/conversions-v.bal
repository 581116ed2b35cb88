// Casts between decimal and the other numbers.

import ballerina/io;

public function main() {
    decimal a = 2.5;
    io:println(<int>a, " ", <float>a, " ", <decimal>3, " ", <decimal>0.5); // @output 2 2.5 3 0.5
    decimal big = 1e20;
    int|error n = trap <int>big;
    io:println(n is error); // @output true
    float infinity = 1.0 / 0.0;
    decimal|error d = trap <decimal>infinity;
    io:println(d is error); // @output true
}

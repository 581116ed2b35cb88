// A tuple of equal members and an array of that length are one type.

import ballerina/io;

type Three [int, int, int];

public function main() {
    Three a = [1, 2, 3];
    int[3] b = a;
    Three c = b;
    typedesc<anydata> t = Three;
    io:println(c === a, " ", t is typedesc<int[3]>); // @output true true
}

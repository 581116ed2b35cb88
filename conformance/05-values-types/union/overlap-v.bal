// A union is a set: the order and repetition of its members do not matter.

import ballerina/io;

type A int|string|int;
type B string|int;

public function main() {
    A a = 1;
    B b = a;
    A[] list = [a, b];
    B[] same = list;
    io:println(same, " ", A is typedesc<B>); // @output [1,1] true
}

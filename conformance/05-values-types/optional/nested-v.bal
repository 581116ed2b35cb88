// T?? is T?, and T? takes what T and () take.

import ballerina/io;

type A int?;
type B A?;

public function main() {
    B b = ();
    A a = b;
    int|() c = a;
    io:println(c is (), " ", B is typedesc<A>); // @output true true
}

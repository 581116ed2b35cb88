// An error can have the type-ids of an intersection.

import ballerina/io;

type A distinct error;

type B distinct error<record {int code;}>;

type AB A & B;

public function main() {
    AB e = error AB("both", code = 3);
    A a = e;
    B b = e;
    io:println(a is B, b.detail().code); // @output true3
    error f = error A("a");
    io:println(f is AB); // @output false
}

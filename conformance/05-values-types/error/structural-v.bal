// Error types without distinct are compared by their details.

import ballerina/io;

type A error<record {|int code;|}>;

type B error<record {int code;}>;

public function main() {
    A a = error("x", code = 1);
    B b = a;
    io:println(b is A); // @output true
    error e = error("y", code = 2, more = 3);
    io:println(e is A, e is B); // @output falsetrue
}

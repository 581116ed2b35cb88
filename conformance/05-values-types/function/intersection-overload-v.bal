// A function that takes a union belongs to the types for its members.

import ballerina/io;

type F function (int) returns string;
type G function (string) returns string;

function both(int|string v) returns string => v is int ? "int" : "string";

public function main() {
    F & G f = both;
    F a = f;
    G b = f;
    any v = both;
    io:println(a(1), b("x"), v is F & G); // @output intstringtrue
}

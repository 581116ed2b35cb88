// The stack trace is no part of an error's shape; message, cause and detail
// are what a test with the same type sees.

import ballerina/io;

function make(int n) returns error {
    error inner = error("inner");
    return error("outer", inner, n = n);
}

public function main() {
    error a = make(1);
    error b = make(1);
    io:println(a.message() == b.message(), " ", a.detail().toString() == b.detail().toString(), " ", a === b); // @output true true false
    error? cause = a.cause();
    io:println(cause is error ? cause.message() : "none"); // @output inner
    io:println(a is error<record {|int n;|}>, " ", a is error<record {|string n;|}>); // @output true false
}

// A cast to a type with errors may be used on a value that may be an error.

import ballerina/io;

function f(boolean ok) returns int|string|error => ok ? 1 : error("no");

public function main() {
    int|error a = <int|error>f(true);
    io:println(a); // @output 1
    error b = <error>f(false);
    io:println(b.message()); // @output no
    anydata|error c = f(true);
    any|error d = <any|error>c;
    io:println(d is int); // @output true
}

// A distinct error type holds only errors constructed with its type-id.

import ballerina/io;

type NotFound distinct error;

type Denied distinct error;

type Plain error;

public function main() {
    NotFound n = error("n");
    error e = n;
    io:println(e is NotFound, e is Denied, e is Plain); // @output truefalsetrue
    error p = error("p");
    io:println(p is NotFound); // @output false
    NotFound|Denied u = error Denied("d");
    io:println(u is Denied, u.message()); // @output trued
}

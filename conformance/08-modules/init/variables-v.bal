// Variables may be initialized in init, and by expressions that use others.

import ballerina/io;

int a = b + 1;
int b = c();
final int d;
int e;

function c() returns int => 5;

function init() {
    d = a * 10;
    e = d + 1;
}

public function main() {
    io:println(a, " ", b, " ", d, " ", e); // @output 6 5 60 61
}

// Variables are initialized after those that their initializers use.

import ballerina/io;

int a = b + 1;
int b = c * 2;
int c = f();

function f() returns int => 5;

public function main() {
    io:println(a, b, c); // @output 11105
}

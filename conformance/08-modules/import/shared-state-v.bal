// A module that is imported by several is one module, initialized once.

import app.a;
import app.b;

import ballerina/io;

public function main() {
    // @output made
    a:add();
    b:add();
    io:println(a:total(), b:total()); // @output 22
}

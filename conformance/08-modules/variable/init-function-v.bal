// A variable without initializer is set in the module's init function.

import ballerina/io;

int a;
final string name;

function init() {
    a = 3;
    name = "set";
}

public function main() {
    a += 1;
    io:println(a, name); // @output 4set
}

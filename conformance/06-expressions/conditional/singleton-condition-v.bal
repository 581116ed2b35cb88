// A condition that is a singleton decides the type.

import ballerina/io;

const DEBUG = true;

public function main() {
    int a = DEBUG ? 1 : "x";
    io:println(a); // @output 1
}

// Imports come before all other declarations.

function f() {
}

import ballerina/io; // @error

public function main() {
    io:println("x");
    f();
}

// Errors have storage identity.

import ballerina/io;

public function main() {
    error a = error("x");
    error b = a;
    io:println(a === b, a === error("x")); // @output truefalse
}

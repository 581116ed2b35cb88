// No white space stands around the colon of a qualified identifier.

import ballerina/io;

public function main() {
    io:println("x");
    io : println("x"); // @error
}

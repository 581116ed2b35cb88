// A prefix is declared once in a source part.

import ballerina/io;
import ballerina/lang.array as io; // @error

public function main() {
    io:println("x");
}

// The module must exist, and its members must be public there.

import ballerina/io;
import ballerina/nothing; // @error

public function main() {
    io:missing("x"); // @error
    nothing:f();
    _ = io:MISSING; // @error
}

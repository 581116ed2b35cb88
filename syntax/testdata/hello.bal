// The smallest program that says something.

import ballerina/io;

public function main() {
    io:println("Hello, World!");
}

// Each source part of a module has its own prefixes.

import ballerina/io;
import app.parts;

public function main() {
    io:println(parts:one(), parts:two()); // @output 23
}

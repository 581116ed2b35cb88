// Integer division by zero panics.

import ballerina/io;

public function main() {
    int zero = 0;
    io:println(0 / 1); // @output 0
    io:println(1 / zero); // @panic
}

// The least int times minus one panics.

import ballerina/io;

public function main() {
    int a = int:MIN_VALUE;
    int b = -1;
    io:println(a * b); // @panic
}

// The least int divided by minus one panics.

import ballerina/io;

public function main() {
    int min = int:MIN_VALUE;
    int minus = -1;
    io:println(min / minus); // @panic
}

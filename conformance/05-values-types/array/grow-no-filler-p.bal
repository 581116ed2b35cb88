// Without a filler value the list cannot be extended by more than one.

import ballerina/io;

type Digit 1|2|3;

public function main() {
    Digit[] d = [];
    d[0] = 3;
    io:println(d); // @output [3]
    d[2] = 1; // @panic
}

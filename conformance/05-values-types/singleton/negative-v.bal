// A singleton type may be a negative number.

import ballerina/io;

type Sign -1|0|1;

function sign(int n) returns Sign => n < 0 ? -1 : n > 0 ? 1 : 0;

public function main() {
    io:println(sign(-7), sign(0), sign(3)); // @output -101
}

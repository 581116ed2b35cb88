// ~ inverts the bits of an int.

import ballerina/io;

public function main() {
    int a = 5;
    io:println(~a, ~0, ~-1, ~int:MAX_VALUE == int:MIN_VALUE); // @output -6-10true
}

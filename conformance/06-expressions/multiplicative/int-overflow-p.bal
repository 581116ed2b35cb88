// A product beyond the ints panics.

import ballerina/io;

public function main() {
    int a = 4611686018427387904;
    io:println(a * -2); // @output -9223372036854775808
    int b = a * 2; // @panic
    io:println(b);
}

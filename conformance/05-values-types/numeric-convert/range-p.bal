// A number beyond the ints is not converted to one.

import ballerina/io;

public function main() {
    decimal d = 9223372036854775807;
    io:println(<int>d); // @output 9223372036854775807
    d += 1;
    io:println(<int>d); // @panic
}

// With two numeric basic types in the type nothing is converted.

import ballerina/io;

public function main() {
    any v = 1.5;
    io:println(<int|float>v); // @output 1.5
    any d = 1.5d;
    io:println(<int|float>d); // @panic
}

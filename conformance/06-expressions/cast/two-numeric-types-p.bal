// With two types of numbers in the target nothing is converted.

import ballerina/io;

public function main() {
    any a = 1;
    float|decimal f = <float|decimal>a; // @panic
    io:println(f);
}

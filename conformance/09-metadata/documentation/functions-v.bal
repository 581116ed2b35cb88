// Documentation of parameters and results does not change what a function does.

import ballerina/io;

# Adds two numbers, with `int` arithmetic.
#
# + a - the first
# + b - the second
# + return - their sum
public function add(int a, int b) returns int {
    return a + b;
}

public function main() {
    io:println(add(1, 2)); // @output 3
}

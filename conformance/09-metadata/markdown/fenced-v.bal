// Documentation keeps code with its own # characters and quotes.

import ballerina/io;

# Adds one:
#
# ```ballerina
# # a comment of the example
# int n = next(1);
# ```
#
# + n - a number; "quoted", `code`
# + return - the number after it
function next(int n) returns int => n + 1;

public function main() {
    io:println(next(1)); // @output 2
}

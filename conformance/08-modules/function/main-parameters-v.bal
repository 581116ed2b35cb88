// The parameters of main with defaults need no arguments.

import ballerina/io;

public function main(int n = 5, string... rest) {
    io:println(n, rest); // @output 5[]
}

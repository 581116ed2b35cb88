// function names the default worker.

import ballerina/io;

public function main() {
    worker a {
        int n = <- function;
        n * 2 -> function;
    }
    21 -> a;
    int n = <- a;
    io:println(n); // @output 42
}

// A worker may have a name that is written like the keyword for the default worker.

import ballerina/io;

public function main() {
    worker 'function {
        1 -> function;
        int n = <- function;
        n -> other;
    }
    worker other returns int {
        return <- 'function;
    }
    2 -> 'function;
    int n = <- 'function;
    int m = wait other;
    io:println(n, m); // @output 12
}

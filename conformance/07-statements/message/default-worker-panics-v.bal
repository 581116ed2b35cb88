// A function that panics before a send panics the worker that receives.

import ballerina/io;

future<()>[] waiters = [];

function f(int[] l) returns int {
    worker w {
        int n = <- function;
        io:println(n);
    }
    waiters.push(w);
    l[0] -> w;
    return 1;
}

public function main() {
    int _ = f([5]);
    checkpanic wait waiters[0]; // @output 5
    int|error r = trap f([]);
    io:println(r is error); // @output true
    error? e = trap wait waiters[1];
    io:println(e is error ? e.message() : "fine"); // @output {ballerina/lang.array}IndexOutOfRange
}

// Cancelling a strand that has ended leaves its result.

import ballerina/io;
import ballerina/lang.runtime;

function quick() returns int => 5;

public function main() {
    future<int> f = start quick();
    runtime:sleep(0.05);
    f.cancel();
    int|error r = trap wait f;
    io:println(r is int || r is error); // @output true
}

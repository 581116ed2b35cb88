// runtime:sleep lets other strands run.

import ballerina/io;
import ballerina/lang.runtime;

boolean ready = false;

function prepare() {
    ready = true;
}

public function main() returns error? {
    future<()> f = start prepare();
    int rounds = 0;
    while !ready && rounds < 1000 {
        runtime:sleep(0.001);
        rounds += 1;
    }
    io:println(ready); // @output true
    check wait f;
}

// Sleeping strands wake in the order of their times.

import ballerina/io;
import ballerina/lang.runtime;

public function main() {
    int[] woke = [];

    worker a {
        runtime:sleep(0.15);
        woke.push(2);
    }

    worker b {
        runtime:sleep(0.02);
        woke.push(1);
    }

    _ = wait {a, b};
    io:println(woke); // @output [1,2]
}

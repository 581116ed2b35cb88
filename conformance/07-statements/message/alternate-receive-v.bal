// The first message of several workers is taken.

import ballerina/io;
import ballerina/lang.runtime;

public function main() {
    worker slow {
        runtime:sleep(0.2);
        1 -> function;
    }
    worker fast {
        2 -> function;
    }
    int n = <- slow | fast;
    io:println(n); // @output 2
}

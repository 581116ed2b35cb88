// The workers of a fork are peers of each other.

import ballerina/io;

public function main() {
    fork {
        worker a returns int {
            5 -> b;
            return <- b;
        }
        worker b {
            int n = <- a;
            n * 3 -> a;
        }
    }
    int r = wait a;
    wait b;
    io:println(r); // @output 15
}

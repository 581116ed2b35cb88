// The panic of a sender ends an alternate receive.

import ballerina/lang.runtime;

public function main() {
    worker a {
        runtime:sleep(1000);
        1 -> function;
    }
    worker b {
        int[] l = [];
        l[3] -> function; // @panic
    }
    int n = <- a | b;
}

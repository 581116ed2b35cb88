// A panic of one of the strands is a panic of the alternate wait.

import ballerina/lang.runtime;

public function main() {
    worker a returns int {
        runtime:sleep(1);
        return 1;
    }

    worker b returns int {
        panic error("b panicked");
    }

    int|error n = trap wait a|b;
    if n is error {
        panic n; // @panic
    }
}

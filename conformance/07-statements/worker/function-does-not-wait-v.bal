// A function that returns does not wait for its workers.

import ballerina/io;
import ballerina/lang.runtime;

function f() {
    worker w {
        runtime:sleep(0.01);
    }
    io:println("returns"); // @output returns
}

public function main() {
    f();
    io:println("after"); // @output after
}

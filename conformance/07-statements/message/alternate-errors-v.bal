// An alternate receive passes over errors while another message may come.

import ballerina/io;
import ballerina/lang.runtime;

public function main() {
    worker a {
        error e = error("a broke");
        e -> c;
    }
    worker b {
        runtime:sleep(0.005);
        2 -> c;
    }
    worker c returns int|error {
        return <- a | b;
    }
    int|error n = wait c;
    io:println(n); // @output 2
    worker1();
}

function worker1() {
    worker a {
        error("first") -> function;
    }
    worker b {
        error("second") -> function;
    }
    error e = <- a | b;
    io:println(e.message()); // @output first
}

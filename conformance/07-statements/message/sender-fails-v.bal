// A sender that returns an error before sending makes the receive that error.

import ballerina/io;

function fails(boolean b) returns error? {
    if b {
        return error("early");
    }
}

public function main() {
    worker a returns error? {
        check fails(true);
        1 -> function;
    }
    int|error n = <- a;
    io:println(n is error ? n.message() : "value"); // @output early
}

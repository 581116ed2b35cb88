// A worker need not flush what it sends to one that may fail before it
// receives: the failure is seen by who waits for the receiver.

import ballerina/io;

public function main() {
    boolean bad = true;

    worker a {
        1 -> b;
    }

    worker b returns error? {
        if bad {
            return error("gone");
        }
        int n = <- a;
    }

    wait a;
    error? r = wait b;
    io:println(r is error ? r.message() : "received"); // @output gone
}

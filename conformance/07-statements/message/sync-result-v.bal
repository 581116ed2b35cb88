// A synchronous send gives nil when the message has been received.

import ballerina/io;

public function main() {
    worker a returns boolean {
        () r = 5 ->> b;
        return r is ();
    }

    worker b returns int {
        int n = <- a;
        return n;
    }

    boolean done = wait a;
    int n = wait b;
    io:println(done, n); // @output true5
}

// What comes behind a synchronous send happens after the receiver has received.

import ballerina/io;

public function main() {
    string[] log = [];

    worker a {
        1 ->> b;
        log.push("sent");
    }

    worker b {
        log.push("before");
        int n = <- a;
        log.push("got " + n.toString());
    }

    _ = wait {a, b};
    io:println(log[0], log.length()); // @output before3
}

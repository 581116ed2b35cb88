// Two strands take turns where they wait for each other.

import ballerina/io;

public function main() {
    string[] log = [];

    worker a {
        log.push("a1");
        1 ->> b;
        int n = <- b;
        log.push("a" + n.toString());
    }

    worker b {
        int n = <- a;
        log.push("b" + n.toString());
        2 ->> a;
    }

    _ = wait {a, b};
    io:println(log); // @output ["a1","b1","a2"]
}

// cause walks down a chain; message and detail are those of each error.

import ballerina/io;

public function main() {
    error e = error("top", error("middle", error("bottom", depth = 2), depth = 1));
    error? c = e;
    while c is error {
        io:println(c.message(), c.detail());
        c = c.cause();
        // @output top{}
        // @output middle{"depth":1}
        // @output bottom{"depth":2}
    }
}

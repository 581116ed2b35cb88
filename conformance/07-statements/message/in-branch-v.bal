// A send may stand in a branch: without it the receive gives NoMessage.

import ballerina/io;

function f(int n) returns string {
    worker a {
        if n > 0 {
            n -> b;
        }
    }

    worker b returns string {
        int|error:NoMessage m = <- a;
        return m is int ? "got " + m.toString() : "nothing";
    }

    return wait b;
}

public function main() {
    io:println(f(5), ",", f(0)); // @output got 5,nothing
}

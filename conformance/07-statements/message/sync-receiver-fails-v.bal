// When the receiver fails before it receives, a synchronous send gives its
// error.

import ballerina/io;

public function main() {
    worker a returns string {
        error? e = 5 ->> b;
        return e is error ? e.message() : "received";
    }

    worker b returns error? {
        boolean no = true;
        if no {
            return error("closed");
        }
        int n = <- a;
        io:println(n);
    }

    string s = wait a;
    io:println(s); // @output closed
}

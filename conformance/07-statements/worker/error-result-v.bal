// A worker that returns an error has terminated with failure; waiting gives
// the error.

import ballerina/io;

public function main() {
    worker w returns int|error {
        return error("w failed");
    }
    int|error r = wait w;
    io:println(r is error ? r.message() : "fine"); // @output w failed
}

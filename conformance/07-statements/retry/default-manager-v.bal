// The default manager retries retriable errors, up to the given count.

import ballerina/io;

function attempt(boolean retriable) returns int {
    int n = 0;
    retry (2) {
        n += 1;
        if retriable {
            fail error error:Retriable("again");
        }
        fail error("no");
    } on fail {
        return n;
    }
}

public function main() {
    io:println(attempt(true), attempt(false)); // @output 31
}

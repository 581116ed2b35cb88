// The default retry manager retries retriable errors as often as it was told.

import ballerina/io;

type Busy distinct error & error:Retriable;

public function main() {
    error:DefaultRetryManager m = new (2);
    error busy = error error:Retriable("busy");
    error other = error("other");
    io:println(m.shouldRetry(other), m.shouldRetry(busy), m.shouldRetry(busy), m.shouldRetry(busy)); // @output falsetruetruefalse
}

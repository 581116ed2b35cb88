// A panic is not retried.

import ballerina/io;

class Always {
    public isolated function shouldRetry(error e) returns boolean => true;
}

public function main() {
    retry<Always> {
        io:println("once"); // @output once
        panic error("stop"); // @panic stop
    }
}

// A retried transaction knows the attempt before it.

import ballerina/io;

class Always {
    public isolated function shouldRetry(error e) returns boolean => true;
}

function run() returns error? {
    byte[] last = [];
    retry<Always> transaction {
        transaction:Info info = transaction:info();
        transaction:Info? prev = info.prevAttempt;
        io:println(info.retryNumber, " ", prev is transaction:Info && prev.xid == last);
        // @output 0 false
        // @output 1 true
        last = info.xid;
        if info.retryNumber == 0 {
            fail error("again");
        }
        check commit;
    }
}

public function main() returns error? {
    check run();
}

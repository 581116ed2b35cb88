// Each transaction has an identifier of its own; the first is no retry.

import ballerina/io;

public function main() returns error? {
    byte[] first = [];
    transaction {
        transaction:Info info = transaction:info();
        first = info.xid;
        io:println(info.retryNumber, " ", info.prevAttempt is ()); // @output 0 true
        io:println(info.startTime.toMillisecondsInt() > 0); // @output true
        check commit;
    }
    transaction {
        transaction:Info info = transaction:info();
        io:println(info.xid == first); // @output false
        check commit;
    }
}

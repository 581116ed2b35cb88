// A panic rolls the transaction back, and goes on.

import ballerina/io;

isolated function rolled(transaction:Info info, error? cause, boolean willRetry) {
    io:println("rolled back: ", cause is error ? cause.message() : "");
}

public function main() returns error? {
    transaction {
        transaction:onRollback(rolled);
        boolean bad = true;
        if bad {
            panic error("broken"); // @panic broken
            // @output rolled back: broken
        }
        check commit;
    }
}

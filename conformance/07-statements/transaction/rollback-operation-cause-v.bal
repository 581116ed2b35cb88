// The error of rollback is what the handlers get.

import ballerina/io;

isolated function rolled(transaction:Info info, error? cause, boolean willRetry) {
    io:println(cause is error ? cause.message() : "no cause", " ", willRetry);
}

function f(int n) returns error? {
    transaction {
        transaction:onRollback(rolled);
        if n == 0 {
            rollback;
        } else if n == 1 {
            rollback error("asked for");
        } else if n == 2 {
            fail error("failed");
        } else {
            check commit;
        }
    }
}

public function main() {
    foreach int n in 0 ... 3 {
        error? e = f(n);
        io:println(e is error);
        // @output no cause false
        // @output false
        // @output asked for false
        // @output false
        // @output failed false
        // @output true
        // @output false
    }
}

// The handlers of one transaction are not those of the next.

import ballerina/io;

isolated function rolled(transaction:Info info, error? cause, boolean willRetry) {
    io:println("rolled back");
}

function f(boolean register) {
    transaction {
        if register {
            transaction:onRollback(rolled);
        }
        if transactional {
            rollback;
        } else {
            error? e = commit;
            io:println(e is ());
        }
    }
}

public function main() {
    f(true);
    // @output rolled back
    f(false);
    io:println("end"); // @output end
}

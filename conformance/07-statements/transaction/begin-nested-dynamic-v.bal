// A function that is called in a transaction may run one of its own, which is
// independent.

import ballerina/io;

isolated function note(transaction:Info info, error? cause, boolean willRetry) {
    io:println("outer rolled back");
}

isolated function done(transaction:Info info) {
    io:println("inner committed");
}

function own() returns error? {
    transaction {
        transaction:onCommit(done);
        check commit;
        // @output inner committed
    }
}

public function main() returns error? {
    transaction {
        transaction:onRollback(note);
        check own();
        io:println(transactional); // @output true
        if transactional {
            rollback;
            // @output outer rolled back
        } else {
            check commit;
        }
    }
}

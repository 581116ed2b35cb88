// Handlers are called when the decision has been made.

import ballerina/io;

isolated function committed(transaction:Info info) {
    io:println("committed");
}

isolated function rolledBack(transaction:Info info, error? cause, boolean willRetry) {
    io:println("rolled back ", cause is error, " ", willRetry);
}

public function main() returns error? {
    transaction {
        transaction:onCommit(committed);
        transaction:onRollback(rolledBack);
        check commit;
        // @output committed
    }
    transaction {
        transaction:onCommit(committed);
        transaction:onRollback(rolledBack);
        if no() {
            rollback;
            // @output rolled back false false
        } else {
            check commit;
        }
    }
    error? e = f(1);
    // @output rolled back true false
    io:println(e is error); // @output true
}

function no() returns boolean => true;

function f(int n) returns error? {
    transaction {
        transaction:onRollback(rolledBack);
        if n > 0 {
            fail error("x");
        } else {
            check commit;
        }
    }
}

// The on fail clause of a transaction statement runs after the rollback.

import ballerina/io;

isolated function undone(transaction:Info info, error? cause, boolean willRetry) {
    io:println("undone");
}

public function main() {
    transaction {
        transaction:onRollback(undone);
        check step();
        check commit;
    } on fail error e {
        // @output undone
        io:println(e.message(), " ", transactional); // @output step failed false
    }
    retry (2) transaction {
        check step();
        check commit;
    } on fail error e {
        io:println("again: ", e.message()); // @output again: step failed
    }
}

function step() returns error? => error("step failed");

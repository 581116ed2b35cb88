// A transaction that may only roll back makes commit give an error.

import ballerina/io;

isolated function rolled(transaction:Info info, error? cause, boolean willRetry) {
    io:println("rolled back: ", cause is error ? cause.message() : "no cause");
}

public function main() {
    transaction {
        transaction:onRollback(rolled);
        io:println(transaction:getRollbackOnly()); // @output false
        transaction:setRollbackOnly(error("not allowed"));
        io:println(transaction:getRollbackOnly()); // @output true
        error? e = commit;
        // @output rolled back: not allowed
        io:println(e is error); // @output true
    }
}

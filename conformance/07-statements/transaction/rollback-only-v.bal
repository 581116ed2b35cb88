// setRollbackOnly makes commit roll back and give the reason.

import ballerina/io;

isolated function undone(transaction:Info info, error? cause, boolean willRetry) {
    io:println("undone: ", cause is error ? cause.message() : "");
}

function run(error? reason) returns error? {
    transaction {
        transaction:onRollback(undone);
        io:println(transaction:getRollbackOnly());
        transaction:setRollbackOnly(reason);
        io:println(transaction:getRollbackOnly());
        transaction:Error? e = commit;
        io:println(e is transaction:Error, " ", transactional);
        check e;
    }
}

public function main() {
    error? e = run(error("no stock"));
    // @output false
    // @output true
    // @output undone: no stock
    // @output true false
    io:println(e is transaction:Error ? e.message() : "fine"); // @output no stock
}

// A transaction that fails is rolled back before its on fail is executed.

import ballerina/io;

isolated function rolled(transaction:Info info, error? cause, boolean willRetry) {
    io:println("rolled back");
}

function bad() returns error? => error("bad");

public function main() {
    transaction {
        transaction:onRollback(rolled);
        check bad();
        check commit;
    } on fail error e {
        // @output rolled back
        io:println("failed: ", e.message(), " ", transactional); // @output failed: bad false
    }
}

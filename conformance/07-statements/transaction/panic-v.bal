// A panic within a transaction rolls it back, and goes on.

import ballerina/io;

isolated function undone(transaction:Info info, error? cause, boolean willRetry) {
    io:println("undone: ", cause is error ? cause.message() : "without reason");
}

function f() returns error? {
    transaction {
        transaction:onRollback(undone);
        g(0);
        check commit;
    }
}

function g(int n) {
    if n == 0 {
        panic error("broken");
    }
}

public function main() {
    error? r = trap f();
    // @output undone: broken
    io:println(r is error ? r.message() : "fine"); // @output broken
    io:println(transactional); // @output false
}

// A transaction that is begun by a function called within another one is
// independent of it.

import ballerina/io;

isolated function undone(transaction:Info info, error? cause, boolean willRetry) {
    io:println("outer undone");
}

isolated function done(transaction:Info info) {
    io:println("inner done");
}

function log() returns error? {
    transaction {
        transaction:onCommit(done);
        check commit;
    }
    io:println(transactional);
}

function f() returns error? {
    transaction {
        transaction:onRollback(undone);
        check log();
        // @output inner done
        // @output true
        check fails();
        check commit;
    }
}

function fails() returns error? => error("x");

public function main() {
    error? e = f(); // @output outer undone
    io:println(e is error); // @output true
}

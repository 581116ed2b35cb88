// Handlers are called after the decision, those that were added last first.

import ballerina/io;

isolated function first(transaction:Info info) {
    io:println("first ", transactional);
}

isolated function second(transaction:Info info) {
    io:println("second");
}

public function main() returns error? {
    transaction {
        transaction:onCommit(first);
        transaction:onCommit(second);
        io:println("before"); // @output before
        check commit;
        // @output second
        // @output first false
        io:println("after"); // @output after
    }
}

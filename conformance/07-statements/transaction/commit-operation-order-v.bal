// Handlers run when commit decides, before it gives its result.

import ballerina/io;

isolated function committed(transaction:Info info) {
    io:println("handler");
}

public function main() returns error? {
    transaction {
        io:println("work"); // @output work
        transaction:onCommit(committed);
        io:println("before"); // @output before
        error? e = commit;
        // @output handler
        io:println("after ", e is ()); // @output after true
    }
}

// A panic leaves the transaction statement after the rollback.

import ballerina/io;

isolated function undone(transaction:Info info, error? cause, boolean willRetry) {
    io:println("undone");
}

public function main() returns error? {
    transaction {
        transaction:onRollback(undone); // @output undone
        int[] list = [];
        int n = list[3]; // @panic
        check commit;
        io:println(n);
    }
}

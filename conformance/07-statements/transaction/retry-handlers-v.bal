// A handler is told whether the transaction will be tried again.

import ballerina/io;

isolated function rolled(transaction:Info info, error? cause, boolean willRetry) {
    io:println("rolled back ", info.retryNumber, " ", willRetry);
}

class Twice {
    private int left = 2;

    public isolated function shouldRetry(error e) returns boolean {
        self.left -= 1;
        return self.left >= 0;
    }
}

function run() returns error? {
    retry<Twice> transaction {
        transaction:onRollback(rolled);
        check f();
        check commit;
    }
}

function f() returns error? => error("always");

public function main() {
    error? e = run();
    // @output rolled back 0 true
    // @output rolled back 1 true
    // @output rolled back 2 false
    io:println(e is error ? e.message() : ""); // @output always
}

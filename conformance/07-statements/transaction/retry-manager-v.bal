// The manager is asked once for each attempt, and its answer is what the
// rollback handlers are told.

import ballerina/io;

class Twice {
    private int left = 2;

    function init(string name) {
        io:println("made ", name);
    }

    public function shouldRetry(error e) returns boolean {
        self.left -= 1;
        io:println("asked about ", e.message());
        return self.left > 0;
    }
}

isolated function undone(transaction:Info info, error? cause, boolean willRetry) {
    transaction:Info? before = info.prevAttempt;
    io:println("undone ", info.retryNumber, " ", willRetry, " ", before is () ? -1 : before.retryNumber);
}

function f() returns error? {
    int n = 0;
    retry<Twice>("t") transaction {
        n += 1;
        transaction:onRollback(undone);
        check fails(n);
        check commit;
    }
}

function fails(int n) returns error? => error("attempt " + n.toString());

public function main() {
    error? e = f();
    // @output made t
    // @output asked about attempt 1
    // @output undone 0 true -1
    // @output asked about attempt 2
    // @output undone 1 false 0
    io:println(e is error ? e.message() : "fine"); // @output attempt 2
}

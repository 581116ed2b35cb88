// An error that a called function returns fails the transaction through check.

import ballerina/io;

isolated function rolled(transaction:Info info, error? cause, boolean willRetry) {
    io:println("rolled back: ", cause is error ? cause.message() : "");
}

transactional function work(int n) returns int|error => n > 1 ? error("too big") : n;

function run(int n) returns int|error {
    int result = 0;
    transaction {
        transaction:onRollback(rolled);
        result = check work(n);
        check commit;
    }
    return result;
}

public function main() {
    int|error a = run(1);
    int|error b = run(2);
    // @output rolled back: too big
    io:println(a, b is error); // @output 1true
}

// A retried transaction starts anew.

import ballerina/io;

public function main() returns error? {
    int n = 0;
    retry (3) transaction {
        n += 1;
        transaction:Info info = transaction:info();
        io:println(n, " ", info.retryNumber);
        // @output 1 0
        // @output 2 1
        if n < 2 {
            fail error error:Retriable("again");
        }
        check commit;
    }
    io:println(n); // @output 2
}

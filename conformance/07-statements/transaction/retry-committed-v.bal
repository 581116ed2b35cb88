// A transaction that has committed is not tried again, though its block fails.

import ballerina/io;

function f() returns error? {
    int n = 0;
    retry (5) transaction {
        n += 1;
        io:println("attempt ", n);
        check commit;
        fail error error:Retriable("too late");
    }
}

public function main() {
    error? e = f();
    // @output attempt 1
    io:println(e is error ? e.message() : "fine"); // @output too late
}

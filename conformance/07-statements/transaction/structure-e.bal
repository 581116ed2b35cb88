// A transaction commits or rolls back on every way out, and commit and
// rollback stand within transactions.

import ballerina/io;

function f(boolean b) returns error? {
    transaction { // @error
        io:println("no commit");
    }
}

function g() returns error? {
    check commit; // @error
    rollback; // @error
}

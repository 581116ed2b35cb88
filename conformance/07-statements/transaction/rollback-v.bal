// rollback ends the transaction; a failure rolls back and goes on failing.

import ballerina/io;

function f(int n) returns string|error {
    transaction {
        if n == 0 {
            rollback;
        } else if n == 1 {
            fail error("failed");
        } else {
            check commit;
        }
    }
    return "done " + transactional.toString();
}

public function main() {
    string|error a = f(0);
    string|error b = f(1);
    string|error c = f(2);
    io:println(a, ",", b is error, ",", c); // @output done false,true,done false
}

// rollback does not change the flow of control; after it there is no
// transaction.

import ballerina/io;

public function main() returns error? {
    transaction {
        io:println(transactional); // @output true
        boolean bad = true;
        if bad {
            rollback;
            io:println(transactional); // @output false
        } else {
            check commit;
        }
        io:println("end of block"); // @output end of block
    }
}

// transactional tells whether a transaction is going on.

import ballerina/io;

public function main() returns error? {
    io:println(transactional); // @output false
    transaction {
        io:println(transactional); // @output true
        check commit;
    }
    io:println(transactional); // @output false
}

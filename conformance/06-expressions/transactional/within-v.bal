// transactional is true within a transaction, in called functions too.

import ballerina/io;

function called() returns boolean => transactional;

public function main() returns error? {
    transaction {
        io:println(transactional, called()); // @output truetrue
        check commit;
        io:println(transactional, called()); // @output falsefalse
    }
}

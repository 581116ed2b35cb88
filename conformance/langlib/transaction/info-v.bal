// getInfo finds a running transaction by its identifier.

import ballerina/io;

public function main() returns error? {
    transaction {
        transaction:Info info = transaction:info();
        transaction:Info? same = transaction:getInfo(info.xid);
        io:println(same is transaction:Info && same.xid == info.xid); // @output true
        io:println(transaction:getInfo([1, 2, 3]) is ()); // @output true
        check commit;
    }
}

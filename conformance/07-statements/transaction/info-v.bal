// What is known about a transaction, and what it keeps.

import ballerina/io;

function first() returns byte[]|error {
    byte[] id;
    transaction {
        transaction:Info info = transaction:info();
        id = info.xid;
        io:println(info.retryNumber, " ", info.prevAttempt is (), " ", info is readonly);
        transaction:Info? same = transaction:getInfo(info.xid);
        io:println(same is transaction:Info && same.xid == info.xid);
        io:println(info.startTime.toMillisecondsInt() > 0);
        io:println(transaction:getData() is ());
        transaction:setData("kept");
        io:println(transaction:getData());
        check commit;
    }
    return id;
}

public function main() returns error? {
    byte[] a = check first();
    // @output 0 true true
    // @output true
    // @output true
    // @output true
    // @output kept
    io:println(transaction:getInfo(a) is ()); // @output true
    byte[] b = check first();
    // @output 0 true true
    // @output true
    // @output true
    // @output true
    // @output kept
    io:println(a == b); // @output false
}

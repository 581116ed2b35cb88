// The start of a transaction is an instant that can be shown.

import ballerina/io;

public function main() returns error? {
    transaction {
        transaction:Timestamp t = transaction:info().startTime;
        string s = t.toString();
        io:println(s.length() >= 20, s.includes("T"), t.toMillisecondsInt() > 1500000000000); // @output truetruetrue
        check commit;
    }
}

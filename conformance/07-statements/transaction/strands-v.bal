// A transactional worker, and a transactional function that is started, run in
// a branch of the transaction; other strands do not.

import ballerina/io;

transactional function mode() returns byte[] => transaction:info().xid;

function plain() returns boolean => transactional;

transactional function run() returns error? {
    byte[] own = transaction:info().xid;
    transactional worker A returns byte[] {
        return transaction:info().xid;
    }
    worker B returns boolean {
        return transactional;
    }
    future<byte[]> c = start mode();
    future<boolean> d = start plain();
    byte[] a = wait A;
    boolean b = wait B;
    byte[] x = check wait c;
    boolean y = check wait d;
    io:println(a != own, " ", b, " ", x != own, " ", x != a, " ", y);
    io:println(a.slice(0, 16) == own.slice(0, 16));
}

public function main() returns error? {
    transaction {
        check run();
        // @output true false true true false
        // @output true
        check commit;
    }
}

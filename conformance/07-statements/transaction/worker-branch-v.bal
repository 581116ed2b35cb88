// A transactional worker, and a started transactional function, have branches
// of the same transaction.

import ballerina/io;

transactional function work(int n) returns boolean {
    return transactional && n > 0;
}

transactional function both() returns boolean {
    transactional worker a returns boolean {
        return transactional;
    }

    worker b returns boolean {
        return transactional;
    }

    boolean x = wait a;
    boolean y = wait b;
    return x && !y;
}

public function main() returns error? {
    transaction {
        future<boolean> f = start work(1);
        boolean x = check wait f;
        boolean y = both();
        check commit;
        io:println(x, y); // @output truetrue
    }
}

// Methods, remote methods and function values may be transactional.

import ballerina/io;

class Ledger {
    int sum = 0;

    transactional function add(int n) {
        self.sum += n;
    }
}

client class Bank {
    transactional remote function pay(int n) returns string => "paid " + n.toString();
}

public function main() returns error? {
    Ledger l = new;
    Bank b = new;
    transactional function (int) f = l.add;
    string text = "";
    transaction {
        l.add(1);
        text = b->pay(2);
        f(3);
        check commit;
    }
    io:println(l.sum, " ", text); // @output 4 paid 2
}

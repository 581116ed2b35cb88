// Lock statements of isolated objects and variables exclude each other; a
// function called within one may lock again; leaving one by return, break, check
// or panic unlocks.
//
//> [1944,1800]
//> 600 600 600
//> 1800

import ballerina/io;

isolated class Account {
    private int balance = 0;
    private final map<int> log = {};
    isolated function add(int n) returns int {
        lock {
            int old = self.balance;
            self.balance = old + n;
            self.log["k" + (n % 10).toString()] = old;
            self.note();
            return self.balance;
        }
    }
    isolated function note() { lock { self.log["notes"] = (self.log["notes"] ?: 0) + 1; } }
    isolated function get() returns [int, int] { lock { return [self.balance, self.log["notes"] ?: 0]; } }
    isolated function fail1() { lock { self.balance += 1; panic error("inside"); } }
    isolated function check1() returns error? { lock { self.balance += 1; check error1(); } }
    isolated function loop1() { foreach int i in 0 ..< 3 { lock { self.balance += 1; if i == 1 { break; } } } }
}

isolated function error1() returns error? => error("checked");

isolated map<int> counts = {};
isolated int total = 0;

isolated function count(string k) {
    lock { counts[k] = (counts[k] ?: 0) + 1; }
    lock { total += 1; }
}

isolated function work(Account a, int n) {
    foreach int i in 0 ..< 200 {
        _ = a.add(1);
        count("k" + (n % 3).toString());
        if i % 50 == 0 {
            error? e = trap a.fail1();
            e = a.check1();
            a.loop1();
        }
    }
}

public function main() {
    Account a = new;
    future<()>[] fs = [];
    foreach int n in 0 ..< 9 {
        future<()> f = start work(a, n);
        fs.push(f);
    }
    foreach var f in fs { checkpanic wait f; }
    io:println(a.get());
    lock { io:println(counts["k0"], " ", counts["k1"], " ", counts["k2"]); }
    lock { io:println(total); }
}

// Transactions, retries and rollbacks over an in-memory store.
import ballerina/io;

type Account record {|
    readonly string id;
    decimal balance;
|};

type Shortage error<record {| string account; decimal missing; |}>;

type Busy distinct error;

isolated int busyTimes = 0;

table<Account> key(id) accounts = table [
    {id: "a", balance: 100},
    {id: "b", balance: 5.50}
];

string[] journal = [];

class Patience {
    private int left;

    public isolated function init(int left = 2) {
        self.left = left;
    }

    public isolated function shouldRetry(error e) returns boolean {
        self.left -= 1;
        return e is Busy && self.left >= 0;
    }
}

isolated function reserve() returns Busy? {
    lock {
        if busyTimes > 0 {
            busyTimes -= 1;
            return error Busy("busy");
        }
    }
}

isolated function occupy(int times) {
    lock {
        busyTimes = times;
    }
}

transactional function move(string from_, string to, decimal amount) returns Shortage? {
    Account debit = accounts.get(from_);
    if debit.balance < amount {
        return error Shortage("not enough", account = from_, missing = amount - debit.balance);
    }
    decimal before = debit.balance;
    transaction:onRollback(isolated function(transaction:Info info, error? cause, boolean willRetry) {
    });
    debit.balance = before - amount;
    Account credit = accounts.get(to);
    credit.balance += amount;
}

function transfer(string debit, string credit, decimal amount) returns string {
    transaction {
        check reserve();
        check move(debit, credit, amount);
        check commit;
        return "done";
    } on fail error e {
        journal.push(e.message());
        return e is Shortage ? string `missing ${e.detail().missing}` : "failed: " + e.message();
    }
}

function patient(decimal amount) returns string|error {
    int tries = 0;
    retry<Patience>(3) transaction {
        tries += 1;
        check reserve();
        check move("a", "b", amount);
        check commit;
    }
    return string `after ${tries}`;
}

public function main() {
    io:println(transfer("a", "b", 30)); // @output done
    io:println(accounts.toArray()); // @output [{"id":"a","balance":70},{"id":"b","balance":35.50}]
    io:println(transfer("b", "a", 100.25)); // @output missing 64.75
    occupy(1);
    io:println(transfer("b", "a", 1)); // @output failed: busy
    occupy(2);
    io:println(patient(5)); // @output after 3
    occupy(9);
    string|error r = patient(5);
    io:println(r is Busy, " ", accounts.get("a").balance); // @output true 65
    io:println(journal); // @output ["not enough","busy"]
    int tries = 0;
    do {
        retry<Patience>(1) {
            tries += 1;
            if tries < 4 {
                fail error Busy("again");
            }
        }
    } on fail error e {
        io:println(e.message(), tries); // @output again2
    }
    io:println(transactional ? "in" : "out"); // @output out
}

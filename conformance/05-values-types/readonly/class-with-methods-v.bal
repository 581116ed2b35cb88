// An object of a readonly class has methods, and may be shared as data is.

import ballerina/io;

readonly class Money {
    int cents;
    string[] notes;

    isolated function init(int cents, string... notes) {
        self.cents = cents;
        self.notes = notes.cloneReadOnly();
    }

    isolated function plus(Money m) returns Money => new (self.cents + m.cents, ...[...self.notes, ...m.notes]);
}

final Money zero = new (0);

isolated function sum(Money[] all) returns Money {
    Money total = zero;
    foreach Money m in all {
        total = total.plus(m);
    }
    return total;
}

public function main() {
    Money m = sum([new (5, "a"), new (7, "b", "c")]);
    any v = m;
    io:println(m.cents, m.notes, v is readonly); // @output 12["a","b","c"]true
}

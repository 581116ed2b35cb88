// Within structures, too, an object's toString method says how it is shown; in
// expression style the word object comes first.

import ballerina/io;

class Money {
    int amount;

    function init(int amount) {
        self.amount = amount;
    }

    public function toString() returns string => string `${self.amount} EUR`;
}

class Silent {
}

public function main() {
    (any|error)[] a = [new Money(3), {price: new Money(4)}, error("e", price = [1, "x"])];
    io:println(a); // @output [3 EUR,{"price":4 EUR},error("e",price=[1,"x"])]
    io:println(a.slice(0, 2).toBalString()); // @output [object 3 EUR,{"price":object 4 EUR}]
    Silent s = new;
    io:println([s].toString()); // @output [object Silent]
}

// Each name that is not known is one error, where it is.

import ballerina/io;

type Order record {|
    Custmer customer; // @error
    int amount;
|};

type Customer record {|
    string name;
|};

function label(Order o) returns string {
    string name = o.customer.name;
    int rest = o.amount - discont; // @error
    return name + rest.toString();
}

public function main() {
    Ordr first = {customer: {name: "a"}, amount: 1}; // @error
    string text = lable(first); // @error
    io:printn(text); // @error
    oi:println(first.amount + 1); // @error
    io:Nothing[] nothing = [1, 2]; // @error
}

// Field access chains through records, and its result may be changed.

import ballerina/io;

type Order record {|
    record {|
        string name;
        int[] codes;
    |} customer;
|};

public function main() {
    Order o = {customer: {name: "Ann", codes: [1]}};
    o.customer.codes.push(2);
    int first = o.customer.codes[0];
    io:println(o.customer.name, o.customer.codes, first); // @output Ann[1,2]1
}

// A field may be bound under another name, and taken apart further.

import ballerina/io;

type Order record {|
    int id;
    record {|string name; [int, int] at;|} customer;
|};

public function main() {
    Order o = {id: 4, customer: {name: "Ann", at: [1, 2]}};
    Order {id: number, customer: {name, at: [x, _]}} = o;
    io:println(number, name, x); // @output 4Ann1
}

// Record types are compared by their fields, not by their names or order.

import ballerina/io;

type A record {|
    int x;
    string y;
|};

type B record {|
    string y;
    int x;
|};

public function main() {
    A a = {x: 1, y: "q"};
    B b = a;
    io:println(a === b); // @output true
    record {int x;} open = a;
    io:println(open.x); // @output 1
}

// A range is an object that can be iterated, and passed on.

import ballerina/io;

type Ints object {
    *object:Iterable;
    public function iterator() returns object {
        public isolated function next() returns record {|int value;|}?;
    };
};

function sum(Ints r) returns int {
    int total = 0;
    foreach int n in r {
        total += n;
    }
    return total;
}

public function main() {
    io:println(sum(1 ... 4), " ", sum(1 ..< 4), " ", sum(5 ... 4)); // @output 10 6 0
    any r = 1 ... 2;
    io:println(r is object:Iterable); // @output true
}

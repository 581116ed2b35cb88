// An error of a source ends the query, and is its result.

import ballerina/io;

class Failing {
    int n = 0;

    public isolated function next() returns record {|int value;|}|error? {
        self.n += 1;
        return self.n < 3 ? {value: self.n} : error("broken");
    }
}

public function main() {
    stream<int, error?> a = new (new Failing());
    int[]|error l = from int n in a
        select n;
    io:println(l is error ? l.message() : "fine"); // @output broken
    stream<int, error?> b = new (new Failing());
    int|error total = from int n in b
        collect sum(n);
    io:println(total is error); // @output true
}

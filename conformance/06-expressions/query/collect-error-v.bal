// An error of a source is the result of a collect.

import ballerina/io;

class Failing {
    private int n = 0;

    public isolated function next() returns record {|int value;|}|error? {
        self.n += 1;
        return self.n < 3 ? {value: self.n} : error("broken");
    }
}

public function main() {
    stream<int, error?> s = new (new Failing());
    int|error r = from int n in s
        collect sum(n);
    io:println(r is error ? r.message() : r.toString()); // @output broken
}

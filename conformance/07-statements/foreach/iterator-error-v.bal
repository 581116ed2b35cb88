// A failing iteration is seen where the iterable is consumed with a query.

import ballerina/io;

class Failing {
    int n = 0;

    public isolated function next() returns record {|int value;|}|error? {
        self.n += 1;
        return self.n > 2 ? error("end") : {value: self.n};
    }
}

public function main() {
    stream<int, error?> s = new (new Failing());
    error? e = s.forEach(function(int n) {
        io:println(n);
        // @output 1
        // @output 2
    });
    io:println(e is error); // @output true
}

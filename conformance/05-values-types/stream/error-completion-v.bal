// The completion value of a stream may be an error.

import ballerina/io;

class Failing {
    int n = 0;

    public isolated function next() returns record {|int value;|}|error? {
        self.n += 1;
        return self.n < 3 ? {value: self.n} : error("broken");
    }
}

public function main() {
    stream<int, error?> s = new (new Failing());
    int sum = 0;
    error? e = from int n in s
        do {
            sum += n;
        };
    io:println(sum); // @output 3
    io:println(e is error ? e.message() : "fine"); // @output broken
}

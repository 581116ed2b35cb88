// An error of the source is the result of a query action.

import ballerina/io;

class Source {
    private int n = 0;

    public isolated function next() returns record {|int value;|}|error? {
        self.n += 1;
        return self.n < 3 ? {value: self.n} : error("broken");
    }
}

public function main() {
    stream<int, error?> s = new (new Source());
    int total = 0;
    error? e = from int n in s
        do {
            total += n;
        };
    io:println(total, e is error ? e.message() : ""); // @output 3broken
}

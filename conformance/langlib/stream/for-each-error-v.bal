// forEach and reduce give the completion value.

import ballerina/io;

class Failing {
    private int n = 0;

    public isolated function next() returns record {|int value;|}|error? {
        self.n += 1;
        return self.n < 3 ? {value: self.n} : error("broken");
    }
}

public function main() {
    stream<int, error?> a = new (new Failing());
    int total = 0;
    error? e = a.forEach(function(int n) {
        total += n;
    });
    stream<int, error?> b = new (new Failing());
    int|error r = b.reduce(isolated function(int sum, int n) returns int => sum + n, 0);
    io:println(total, e is error, r is error); // @output 3truetrue
}

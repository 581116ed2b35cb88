// A stream without type parameters gives what its object gives.

import ballerina/io;

class Letters {
    int i = 0;

    public isolated function next() returns record {|string value;|}|error? {
        self.i += 1;
        return self.i > 2 ? error("no more") : {value: "ab"[self.i - 1]};
    }
}

public function main() {
    stream s = new (new Letters());
    io:println(s is stream<string, error?>, s is stream<int, error?>); // @output truefalse
    record {|any|error value;|}|error? r = s.next();
    io:println(r is record {|string value;|}); // @output true
    error? e = s.forEach(function (any|error v) {
        io:println(v is string); // @output true
    });
    // Once it has encountered an error, next gives an error.
    io:println(e is error, s.next() is error); // @output truetrue
}

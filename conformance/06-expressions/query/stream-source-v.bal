// A query over a stream without an expected type makes a stream, which runs
// when it is read.

import ballerina/io;

class Numbers {
    int n = 0;

    public isolated function next() returns record {|int value;|}? {
        self.n += 1;
        return self.n > 3 ? () : {value: self.n};
    }
}

public function main() returns error? {
    stream<int> s = new (new Numbers());
    var doubled = from int n in s
        select n * 2;
    record {|int value;|}? first = doubled.next();
    io:println(first); // @output {"value":2}
    int[] rest = check from int n in doubled
        select n;
    io:println(rest); // @output [4,6]
}

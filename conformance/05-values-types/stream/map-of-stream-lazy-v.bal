// A stream of a query pulls from its source one value at a time.

import ballerina/io;

class Source {
    int asked = 0;

    public isolated function next() returns record {|int value;|}? {
        self.asked += 1;
        return {value: self.asked};
    }
}

public function main() {
    Source src = new;
    stream<int> s = new (src);
    stream<int> even = stream from int n in s
        where n % 2 == 0
        select n * 10;
    io:println(src.asked); // @output 0
    io:println(even.next(), src.asked); // @output {"value":20}2
    io:println(even.next(), src.asked); // @output {"value":40}4
}

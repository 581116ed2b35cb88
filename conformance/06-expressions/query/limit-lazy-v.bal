// After the limit nothing more is taken from the source.

import ballerina/io;

class Source {
    int n = 0;

    public isolated function next() returns record {|int value;|}? {
        self.n += 1;
        return {value: self.n};
    }
}

public function main() {
    stream<int> s = new (new Source());
    int[] l = from int n in s
        limit 3
        select n;
    io:println(l); // @output [1,2,3]
}

// A stream whose values have come to their end closes itself.

import ballerina/io;

class Source {
    int left = 2;
    boolean closed = false;

    public isolated function next() returns record {|int value;|}? {
        if self.left == 0 {
            return ();
        }
        self.left -= 1;
        return {value: self.left};
    }

    public isolated function close() {
        self.closed = true;
    }
}

public function main() {
    Source src = new;
    stream<int> s = new (src);
    int[] all = from int n in s
        select n;
    io:println(all, " ", src.closed); // @output [1,0] true
}

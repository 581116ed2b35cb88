// An object that includes object:Iterable and has iterator() is iterable.

import ballerina/io;

class Range {
    *object:Iterable;
    private int to;

    function init(int to) {
        self.to = to;
    }

    public function iterator() returns object {
        public isolated function next() returns record {|int value;|}?;
    } => new RangeIterator(self.to);
}

class RangeIterator {
    private int at = 0;
    private int to;

    isolated function init(int to) {
        self.to = to;
    }

    public isolated function next() returns record {|int value;|}? {
        if self.at >= self.to {
            return ();
        }
        self.at += 1;
        return {value: self.at};
    }
}

public function main() {
    foreach int n in new Range(2) {
        io:println(n);
        // @output 1
        // @output 2
    }
    int[] doubled = from int n in new Range(3)
        select n * 2;
    io:println(doubled); // @output [2,4,6]
}

// Two sources that may fail make a query that may fail with either.

import ballerina/io;

type A distinct error;
type B distinct error;

class Source {
    private int left;
    private final A|B|() last;

    function init(int left, A|B|() last) {
        self.left = left;
        self.last = last;
    }

    public isolated function next() returns record {|int value;|}|A|B? {
        self.left -= 1;
        return self.left >= 0 ? {value: self.left} : self.last;
    }
}

function run(A|B? first, A|B? second) returns int[]|A|B {
    stream<int, A|B?> s = new (new Source(2, first));
    return from int x in s
        from int y in new stream<int, A|B?>(new Source(1, second))
        select x * 10 + y;
}

public function main() {
    int[]|error a = run((), ());
    int[]|error b = run(error A("a"), ());
    int[]|error c = run((), error B("b"));
    io:println(a, b is A, c is B); // @output [10,0]truetrue
}

// An object:Iterable is a source for queries, and may be iterated again.

import ballerina/io;

class Pair {
    *object:Iterable;
    private final int a;
    private final int b;

    function init(int a, int b) {
        self.a = a;
        self.b = b;
    }

    public function iterator() returns object {
        public isolated function next() returns record {|int value;|}?;
    } => [self.a, self.b].iterator();
}

public function main() {
    Pair p = new (1, 2);
    int[] sums = from int x in p
        from int y in p
        select x + y;
    io:println(sums); // @output [2,3,3,4]
}

import ballerina/io;

class Countdown {
    *object:Iterable;
    private final int 'start;

    function init(int 'start) {
        self.'start = 'start;
    }

    public function iterator() returns object {
        public isolated function next() returns record {|int value;|}?;
    } {
        return new Step(self.'start);
    }
}

class Step {
    private int n;

    isolated function init(int n) {
        self.n = n;
    }

    public isolated function next() returns record {|int value;|}? {
        if self.n == 0 {
            return ();
        }
        self.n -= 1;
        return {value: self.n + 1};
    }
}

public function main() {
    foreach int i in new Countdown(3) {
        io:println(i);
        // @output 3
        // @output 2
        // @output 1
    }
    int[] doubled = from int i in new Countdown(2)
        select i * 2;
    io:println(doubled); // @output [4,2]

    string name = "world";
    object:RawTemplate t = `hello ${name}, ${1 + 1}!`;
    io:println(t.strings, " ", t.insertions.length(), " ", t.insertions[1]); // @output ["hello ",", ","!"] 2 2
}

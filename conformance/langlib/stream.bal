import ballerina/io;

class Counter {
    private int n = 0;
    private final int end;
    isolated function init(int end) {
        self.end = end;
    }
    public isolated function next() returns record {|int value;|}|error? {
        if self.n >= self.end {
            return error("exhausted");
        }
        self.n += 1;
        return {value: self.n};
    }
    public isolated function close() returns error? {
        self.n = self.end;
    }
}

public function main() returns error? {
    stream<int> s = [1, 2, 3, 4].toStream();
    stream<int> even = s.filter(n => n % 2 == 0);
    stream<string> shown = even.map(n => "n" + n.toString());
    io:println(shown.next()); // @output {"value":"n2"}
    io:println(shown.next()); // @output {"value":"n4"}
    io:println(shown.next() is ()); // @output true

    int sum = [1, 2, 3].toStream().reduce(isolated function(int t, int n) returns int => t + n, 0);
    io:println(sum); // @output 6
    int total = 0;
    [1, 2].toStream().forEach(function(int n) {
        total += n;
    });
    io:println(total); // @output 3

    stream<int, error?> counted = new (new Counter(2));
    io:println(check counted.next()); // @output {"value":1}
    var it = counted.iterator();
    io:println(check it.next()); // @output {"value":2}
    var end = counted.next();
    io:println(end is error ? end.message() : "none"); // @output exhausted
    check counted.close();

    stream<int, error?> failing = new (new Counter(1));
    int|error r = failing.reduce(isolated function(int t, int n) returns int => t + n, 0);
    io:println(r is error ? r.message() : "none"); // @output exhausted
}

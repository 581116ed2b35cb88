// A stream generates the values of the object it was made with.

import ballerina/io;

class Count {
    int n = 0;
    boolean closed = false;

    public isolated function next() returns record {|int value;|}? {
        if self.n >= 3 {
            return ();
        }
        self.n += 1;
        return {value: self.n};
    }
}

public function main() {
    stream<int> s = new (new Count());
    record {|int value;|}? first = s.next();
    io:println(first); // @output {"value":1}
    foreach int n in s {
        io:println(n);
        // @output 2
        // @output 3
    }
    io:println(s.next() is ()); // @output true
}

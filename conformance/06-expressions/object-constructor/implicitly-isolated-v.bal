// An object whose fields are all isolated is isolated, though nothing says so.

import ballerina/io;

isolated class Counter {
    private int n = 0;

    isolated function next() returns int {
        lock {
            self.n += 1;
            return self.n;
        }
    }
}

isolated function use(isolated object {isolated function get() returns int;} o) returns int => o.get();

public function main() {
    Counter counter = new;
    var a = object {
        final Counter counter = counter;
        final int base = 10;

        isolated function get() returns int => self.base + self.counter.next();
    };
    isolated object {} b = a;
    io:println(use(a)); // @output 11
    io:println(b === a); // @output true
    io:println(a is isolated object {}); // @output true
    object {} c = object {
        int n = 1;
    };
    io:println(c is isolated object {}); // @output false
}

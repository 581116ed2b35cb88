// An isolated object constructor keeps its mutable state private.

import ballerina/io;

isolated function make(int 'start) returns isolated object {
    public isolated function next() returns int;
} {
    return isolated object {
        private int n = 0;

        public isolated function next() returns int {
            lock {
                self.n += 1;
                return self.n;
            }
        }
    };
}

public function main() {
    var c = make(0);
    _ = c.next();
    any v = c;
    io:println(c.next(), v is isolated object {}); // @output 2true
}

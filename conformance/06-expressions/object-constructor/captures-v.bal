// The methods of an object constructor see the variables around it.

import ballerina/io;

function counter(int step) returns object {
    public function next() returns int;
} {
    int n = 0;
    return object {
        public function next() returns int {
            n += step;
            return n;
        }
    };
}

public function main() {
    var a = counter(2);
    var b = counter(5);
    _ = a.next();
    io:println(a.next(), b.next()); // @output 45
}

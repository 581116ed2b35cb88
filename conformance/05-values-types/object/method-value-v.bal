// Access to a method without a call gives a function bound to the object.

import ballerina/io;

class Counter {
    int n = 0;

    function next(int by) returns int {
        self.n += by;
        return self.n;
    }
}

public function main() {
    Counter c = new;
    function (int) returns int f = c.next;
    io:println(f(2), f(3), c.n); // @output 255
}

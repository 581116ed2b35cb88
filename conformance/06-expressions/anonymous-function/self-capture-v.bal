// A closure in a method may capture self.

import ballerina/io;

class Counter {
    int n = 0;

    function incrementer() returns function () returns int {
        return function() returns int {
            self.n += 1;
            return self.n;
        };
    }
}

public function main() {
    Counter c = new;
    var f = c.incrementer();
    var g = c.incrementer();
    io:println(f(), g(), f(), c.n); // @output 1233
}

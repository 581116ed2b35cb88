// A method that is not called is a function bound to its object.

import ballerina/io;

class Counter {
    int n = 0;

    function add(int k) returns int {
        self.n += k;
        return self.n;
    }
}

public function main() {
    Counter c = new;
    function (int) returns int f = c.add;
    _ = f(2);
    io:println(f(3), c.n); // @output 55
}

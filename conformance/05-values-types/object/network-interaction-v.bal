// Client and service objects have fields and methods like others.

import ballerina/io;

client class Counter {
    int n = 0;

    function reset() {
        self.n = 0;
    }

    remote function add(int k) returns int {
        self.n += k;
        return self.n;
    }
}

public function main() {
    Counter c = new;
    _ = c->add(2);
    int n = c->add(3);
    c.reset();
    io:println(n, c.n); // @output 50
}

// Object types may be recursive, and classes belong to them structurally.

import ballerina/io;

type Node object {
    public function value() returns int;
    public function next() returns Node?;
};

class End {
    public function value() returns int => 1;

    public function next() returns End? => ();
}

class Link {
    private final int n;
    private final Node rest;

    function init(int n, Node rest) {
        self.n = n;
        self.rest = rest;
    }

    public function value() returns int => self.n;

    public function next() returns Node? => self.rest;
}

public function main() {
    Node? n = new Link(3, new Link(2, new End()));
    int total = 0;
    while n is Node {
        total += n.value();
        n = n.next();
    }
    io:println(total); // @output 6
}

// Inference does not change what a class means.

import ballerina/io;

class Plain {
    private final int n = 1;

    function get() returns int => self.n;
}

public function main() {
    Plain p = new;
    function () returns int f = p.get;
    io:println(f()); // @output 1
}

// A field that is a function is called like a method.

import ballerina/io;

class Holder {
    function (int) returns int f = x => x + 1;

    function call(int n) returns int => self.f(n);
}

public function main() {
    Holder h = new;
    io:println(h.f(1), h.call(5)); // @output 26
    h.f = x => x * 10;
    io:println(h.f(1)); // @output 10
}

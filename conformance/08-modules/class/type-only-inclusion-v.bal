// Including a class takes its type, not its methods' bodies or initializers.

import ballerina/io;

class Base {
    int n = 5;

    function get() returns int => self.n;
}

class Other {
    *Base;
    int n = 7;

    function get() returns int => self.n * 10;
}

public function main() {
    Base b = new Other();
    io:println(b.get()); // @output 70
}

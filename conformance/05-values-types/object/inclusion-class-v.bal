// Including a class copies the types of its members, not its code.

import ballerina/io;

class Base {
    int n = 5;

    function get() returns string => "base";
}

class Derived {
    *Base;

    function init() {
        self.n = 6;
    }

    function get() returns string => "derived";
}

public function main() {
    Base b = new Derived();
    io:println(b.get(), b.n); // @output derived6
}

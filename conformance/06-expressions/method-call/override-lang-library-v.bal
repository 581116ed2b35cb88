// An object's own method goes before the lang library's.

import ballerina/io;

class C {
    public function toString() returns string => "own";

    function clone() returns int => 5;
}

public function main() {
    C c = new;
    io:println(c.toString(), c.clone()); // @output own5
}

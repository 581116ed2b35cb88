// An object's toString method says how it is shown.

import ballerina/io;

class P {
    int x = 4;

    public function toString() returns string => "P" + self.x.toString();
}

public function main() {
    P p = new;
    io:println(p.toString()); // @output P4
    any a = p;
    io:println(a.toString()); // @output P4
    io:println(p); // @output P4
}

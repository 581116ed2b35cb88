// Objects have storage identity, and no equality by value.

import ballerina/io;

class P {
    int x = 1;
}

public function main() {
    P a = new;
    P b = new;
    P c = a;
    io:println(a === b, a === c, a !== b); // @output falsetruetrue
    c.x = 5;
    io:println(a.x); // @output 5
}

// Actions may be checked, trapped and cast.

import ballerina/io;

client class C {
    remote function get(int n) returns anydata|error {
        if n == 0 {
            return error("zero");
        }
        if n == 1 {
            panic error("one");
        }
        return n;
    }
}

public function main() returns error? {
    C c = new;
    int n = <int>check c->get(5);
    anydata|error e = trap c->get(1);
    anydata|error f = c->get(0);
    io:println(n, e is error, f is error); // @output 5truetrue
}

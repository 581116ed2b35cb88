// fail and check transfer control to the nearest enclosing on fail.

import ballerina/io;

function parse(string s) returns int|error => int:fromString(s);

public function main() {
    do {
        int n = check parse("5");
        io:println(n); // @output 5
        n = check parse("x");
        io:println("not reached");
    } on fail error e {
        io:println("caught ", e is error); // @output caught true
    }
    do {
        fail error("own");
    } on fail var e {
        io:println(e.message()); // @output own
    }
    do {
        do {
            fail error("inner");
        } on fail error e {
            io:println(e.message()); // @output inner
            fail error("outer");
        }
    } on fail error e {
        io:println(e.message()); // @output outer
    }
    io:println("after"); // @output after
}

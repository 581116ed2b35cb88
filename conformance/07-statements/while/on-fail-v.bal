// A failure within while ends the loop and goes to its on fail.

import ballerina/io;

function f(int n) returns int|error => n > 5 ? error("too big") : n;

public function main() {
    int n = 0;
    while true {
        n += check f(n) + 1;
        io:println("n ", n);
    } on fail error e {
        io:println(e.message(), n);
    }
    // @output n 1
    // @output n 3
    // @output n 7
    // @output too big7
}

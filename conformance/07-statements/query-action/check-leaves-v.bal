// A check within do fails the function, or goes to an on fail around it.

import ballerina/io;

function f(int n) returns int|error => n > 2 ? error(string `bad ${n}`) : n;

function g() returns error? {
    check from int n in 1 ... 5
        do {
            int m = check f(n);
            io:println(m);
        };
}

public function main() {
    error? e = g();
    // @output 1
    // @output 2
    io:println(e is error ? e.message() : ""); // @output bad 3
}

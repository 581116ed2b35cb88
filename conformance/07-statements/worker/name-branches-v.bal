// On each path the name of a worker is evaluated once.

import ballerina/io;

function f(boolean b) returns int {
    worker a returns int {
        return 1;
    }
    if b {
        return wait a;
    }
    int i = 0;
    while true {
        i += 1;
        if i == 3 {
            int n = wait a;
            return n + i;
        }
    }
}

function g(boolean b) returns int {
    worker a returns int {
        return 10;
    }
    int n;
    if b {
        n = wait a;
    } else {
        int m = wait a;
        n = -m;
    }
    return n;
}

public function main() {
    io:println(f(true), f(false), g(true), g(false)); // @output 1410-10
    foreach int i in 0 ..< 2 {
        fork {
            worker w returns int {
                return i;
            }
        }
        int n = wait w;
        io:println(n);
        // @output 0
        // @output 1
    }
}

// A variable may be assigned after its declaration, on all paths.

import ballerina/io;

function f(int n) returns string {
    string s;
    if n > 0 {
        s = "positive";
    } else if n < 0 {
        s = "negative";
    } else {
        return "zero";
    }
    return s;
}

function g(int n) returns int {
    int r;
    match n {
        1 => {
            r = 10;
        }
        _ => {
            r = 20;
        }
    }
    return r;
}

function h() returns int {
    int r;
    while true {
        r = 5;
        break;
    }
    return r;
}

public function main() {
    io:println(f(1), f(-1), f(0), g(1), g(2), h()); // @output positivenegativezero10205
}

// All branches of if, match and do with on fail may assign together.

import ballerina/io;

function f(int n) returns string {
    string a;
    if n == 0 {
        a = "zero";
    } else if n == 1 {
        a = "one";
    } else {
        return "many";
    }
    string b;
    match n {
        0 => {
            b = "a";
        }
        _ => {
            b = "b";
        }
    }
    string c;
    do {
        c = check g(n);
    } on fail {
        c = "failed";
    }
    return a + b + c;
}

function g(int n) returns string|error => n == 0 ? "g" : error("x");

public function main() {
    io:println(f(0), f(1), f(2)); // @output zeroagonebfailedmany
}

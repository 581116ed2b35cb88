// A default sees module variables and functions, at each call anew.

import ballerina/io;

int base = 1;

function f(int n = base, int[] l = [n]) returns int[] {
    l.push(n);
    return l;
}

public function main() {
    io:println(f()); // @output [1,1]
    base = 5;
    io:println(f(), f(2), f(3, [])); // @output [5,5][2,2][3]
}

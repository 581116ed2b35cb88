// The first branch whose condition holds is executed.

import ballerina/io;

function f(int n) returns string {
    if n < 0 {
        return "negative";
    } else if n == 0 {
        return "zero";
    } else if n < 10 {
        return "small";
    } else {
        return "big";
    }
}

public function main() {
    io:println(f(-1), f(0), f(5), f(50)); // @output negativezerosmallbig
    if (1 < 2) {
        io:println("parentheses"); // @output parentheses
    }
}

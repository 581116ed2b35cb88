// return leaves loops, locks, matches and on fail, with its value.

import ballerina/io;

function f(int n) returns string {
    foreach int i in 0 ..< 5 {
        lock {
            match n {
                0 => {
                    return "zero";
                }
            }
        }
        do {
            if n == 1 {
                check error("one");
            }
        } on fail error e {
            return e.message();
        }
        if i == n {
            return i.toString();
        }
    }
    return "none";
}

public function main() {
    io:println(f(0), f(1), f(3), f(9)); // @output zeroone3none
}

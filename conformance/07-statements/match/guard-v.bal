// A clause with a guard is taken only when the guard holds.

import ballerina/io;

function f(int|string v) returns string {
    match v {
        var x if x is int && x > 10 => {
            return "big";
        }
        var x if x is string => {
            return "text";
        }
        1|2 if true => {
            return "one or two";
        }
        _ => {
            return "other";
        }
    }
}

public function main() {
    io:println(f(11), f("a"), f(1), f(5)); // @output bigtextone or twoother
}

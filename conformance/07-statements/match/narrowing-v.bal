// The target variable is narrowed in each clause.

import ballerina/io;

type Kind "a"|"b"|"c";

function f(Kind k) returns string {
    match k {
        "a" => {
            "a" a = k;
            return a;
        }
        "b" => {
            return "B";
        }
        _ => {
            "c" c = k;
            return "not a or b: " + c;
        }
    }
}

function g(int|string? v) returns int {
    match v {
        () => {
            return 0;
        }
        _ => {
            int|string w = v;
            return w is int ? w : w.length();
        }
    }
}

public function main() {
    io:println(f("a"), f("b"), f("c"), g(()), g(7), g("ab")); // @output aBnot a or b: c072
}

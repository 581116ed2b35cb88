// A guard's test narrows within its block.

import ballerina/io;

function f(int|string|boolean v) returns string {
    match v {
        var _ if v is int => {
            int n = v;
            return "int " + (n + 1).toString();
        }
        _ if v is string => {
            return "string " + v.length().toString();
        }
        _ => {
            return "rest";
        }
    }
}

public function main() {
    io:println(f(1), ",", f("ab"), ",", f(true)); // @output int 2,string 2,rest
}

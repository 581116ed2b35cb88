// When a statement does not complete normally the rest of its block is skipped.

import ballerina/io;

function f(int n) returns string {
    {
        if n > 1 {
            return "early";
        }
        io:println("rest");
    }
    return "late";
}

public function main() {
    io:println(f(2)); // @output early
    string s = f(1);
    io:println(s);
    // @output rest
    // @output late
}

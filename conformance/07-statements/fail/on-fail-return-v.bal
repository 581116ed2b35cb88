// A handler may return from the function.

import ballerina/io;

function f(boolean b) returns string {
    do {
        if b {
            fail error("x");
        }
        return "normal";
    } on fail var e {
        return "handled " + e.message();
    }
}

public function main() {
    io:println(f(true), ",", f(false)); // @output handled x,normal
}

// A panic is no failure: on fail does not see it.

import ballerina/io;

function f() {
    do {
        panic error("deep"); // @panic deep
    } on fail {
        io:println("not handled here");
    }
}

public function main() {
    io:println("start"); // @output start
    f();
}

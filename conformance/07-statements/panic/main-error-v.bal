// An error can be passed on instead of panicking.

import ballerina/io;

function f(int n) returns string|error {
    if n < 0 {
        return error("negative");
    }
    return n.toString();
}

public function main() {
    string|error r = f(-1);
    if r is error {
        io:println("Error: ", r.message()); // @output Error: negative
    }
}

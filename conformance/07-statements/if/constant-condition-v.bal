// A condition that is a variable of type boolean says nothing about its value.

import ballerina/io;

function f(boolean b) returns int {
    boolean always = true;
    if always {
        return 1;
    }
    return 2;
}

public function main() {
    io:println(f(false)); // @output 1
}

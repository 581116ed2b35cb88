// A check that fails in a field initializer is the error of init.

import ballerina/io;

class C {
    int n = check int:fromString("x");

    function init() returns error? {
        io:println("not reached");
    }
}

public function main() {
    C|error c = new;
    io:println(c is error); // @output true
}

// An error from init is the error of the program; here it returns nil.

import ballerina/io;

int n = 0;

function init() returns error? {
    n = check int:fromString("5");
}

public function main() {
    io:println(n); // @output 5
}

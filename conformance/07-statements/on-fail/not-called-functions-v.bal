// A failure belongs to the function in which it occurs.

import ballerina/io;

function inner() returns error? {
    fail error("inner");
}

public function main() {
    do {
        error? e = inner();
        io:println("result ", e is error); // @output result true
    } on fail {
        io:println("not here");
    }
}

// Any error can panic, with its details.

import ballerina/io;

type Broken distinct error<record {|int code;|}>;

public function main() {
    Broken b = error Broken("broken", code = 7);
    error|int e = trap f(b);
    io:println(e is Broken); // @output true
    panic b; // @panic broken
}

function f(Broken b) returns int {
    panic b;
}

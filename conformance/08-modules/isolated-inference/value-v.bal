// A service's functions may be inferred to be isolated; its type stays.

import ballerina/io;

function pure(int n) returns int => n + 1;

public function main() {
    function (int) returns int f = pure;
    io:println(f(1)); // @output 2
}

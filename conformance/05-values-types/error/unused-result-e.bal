// A variable inferred to hold errors has to be used.

import ballerina/io;

function f() returns int|error => 1;

public function main() {
    var x = f(); // @error
    var y = f();
    if y is int {
        io:println(y);
    }
}

// checkpanic of a call may be a statement.

import ballerina/io;

function f(int n) returns error? => n > 1 ? error("too many") : ();

public function main() {
    checkpanic f(1);
    io:println("fine"); // @output fine
    checkpanic f(2); // @panic too many
}

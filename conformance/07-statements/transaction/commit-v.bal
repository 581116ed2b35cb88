// A transaction runs its block, and commits.

import ballerina/io;

function f() returns error? {
    transaction {
        io:println("in"); // @output in
        check commit;
        io:println("committed"); // @output committed
    }
    io:println("after"); // @output after
}

public function main() {
    error? e = f();
    io:println(e is ()); // @output true
}

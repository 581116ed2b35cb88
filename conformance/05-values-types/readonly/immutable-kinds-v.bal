// Simple values, strings, errors, functions and typedescs are readonly.

import ballerina/io;

public function main() {
    readonly[] all = [(), true, 1, 1.5, 2d, "s", main, int];
    io:println(all.length()); // @output 8
    readonly e = error("x");
    io:println(e is error); // @output true
    any list = [1, 2];
    any copy = [1, 2].cloneReadOnly();
    io:println(list is readonly, copy is readonly); // @output falsetrue
}

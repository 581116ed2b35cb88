// A test for readonly narrows to an immutable type.

import ballerina/io;

function f(int[] l) returns int[] & readonly {
    if l is readonly & int[] {
        return l;
    }
    return l.cloneReadOnly();
}

public function main() {
    int[] a = [1];
    int[] & readonly b = [2];
    io:println(f(a), f(b) === b); // @output [1]true
}

// A closure made in a clause captures the variables of its frame.

import ballerina/io;

public function main() {
    (function () returns int)[] fs = from int n in [1, 2]
        let int m = n * 10
        select () => m + n;
    foreach var f in fs {
        io:println(f());
        // @output 11
        // @output 22
    }
}

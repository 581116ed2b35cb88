// Each round of a loop has new variables of its block.

import ballerina/io;

public function main() {
    (function () returns int)[] fs = [];
    int i = 0;
    while i < 3 {
        int k = i * 10;
        fs.push(function() returns int {
            k += 1;
            return k + i;
        });
        i += 1;
    }
    foreach var f in fs {
        io:println(f());
        // @output 4
        // @output 14
        // @output 24
    }
}

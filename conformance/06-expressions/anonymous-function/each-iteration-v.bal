// Each round of a loop has its own variables, and closures keep theirs.

import ballerina/io;

public function main() {
    (function () returns int)[] fs = [];
    foreach int i in 0 ..< 3 {
        int square = i * i;
        fs.push(() => square + i);
    }
    io:println(from var f in fs
        select f()); // @output [0,2,6]
}

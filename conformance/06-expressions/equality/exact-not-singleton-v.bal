// The type of === is boolean, also where both operands are constants.

import ballerina/io;

public function main() {
    if 1 === 1 {
        io:println("same"); // @output same
    } else {
        io:println("different");
    }
    if (2 > 1) == (1 !== 1) {
        io:println("yes");
    } else {
        io:println("no"); // @output no
    }
}

// ! negates a boolean.

import ballerina/io;

public function main() {
    boolean t = true;
    io:println(!t, !!t, !(1 > 2)); // @output falsetruetrue
    false f = !true;
    io:println(f); // @output false
}

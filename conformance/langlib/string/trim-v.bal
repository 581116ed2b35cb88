// trim removes ASCII white space only, and only at the ends.

import ballerina/io;

public function main() {
    io:println("\t\r\n x y\u{b}\u{c} ".trim().toCodePointInts(), "\u{a0}x\u{a0}".trim().length()); // @output [120,32,121]3
}

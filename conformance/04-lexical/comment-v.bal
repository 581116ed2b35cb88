// A comment ends at the end of its line, and is white space between tokens.

import ballerina/io;

public function main() { // not part of the body
    int total = 1 // one
        + // plus
        2; // two
    io:println(total); // @output 3
    // io:println("never");
    io:println("// not a comment"); // @output // not a comment
}

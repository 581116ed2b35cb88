// A start behind the end of the string panics.

import ballerina/io;
import ballerina/lang.regexp;

public function main() {
    regexp:Span[] all = (re `a`).findAll("banana", 2);
    io:println(all.length()); // @output 2
    _ = (re `a`).findAll("banana", 7); // @panic
}

// A replacement may be computed from the groups of each match.

import ballerina/io;
import ballerina/lang.regexp;

isolated function swap(regexp:Groups g) returns string {
    regexp:Span? a = g[1];
    regexp:Span? b = g[2];
    return (b is regexp:Span ? b.substring() : "") + (a is regexp:Span ? a.substring() : "");
}

public function main() {
    io:println((re `(\w)(\d)`).replaceAll("a1 b2", swap)); // @output 1a 2b
    io:println((re `(\w)(\d)`).replace("a1 b2", swap), " ", (re `\d`).replaceAll("a1b2", "$1", 2)); // @output 1a b2 a1b$1
}

// The tag re makes a regular expression; escapes are those of its syntax.

import ballerina/io;

public function main() {
    string:RegExp digits = re `\d{2,3}`;
    string:RegExp dot = re `a\.b`;
    io:println(digits.isFullMatch("12"), digits.isFullMatch("1234")); // @output truefalse
    io:println(dot.isFullMatch("a.b"), dot.isFullMatch("axb")); // @output truefalse
}

// i ignores case; x ignores white space and comments.

import ballerina/io;

public function main() {
    io:println((re `(?i:straße)`).isFullMatch("STRAßE"), (re `a(?i:b)c`).isFullMatch("aBc"), (re `a(?i:b)c`).isFullMatch("aBC")); // @output truetruefalse
    string:RegExp time = re `(?x: \d\d # hours
        : \d\d )`;
    io:println(time.isFullMatch("12:30"), (re `(?i-s:A.)`).isFullMatch("ab")); // @output truetrue
}

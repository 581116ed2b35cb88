// Flags are set within their group.

import ballerina/io;

public function main() {
    io:println((re `(?s:.)`).isFullMatch("\n"), (re `(?x: a b )`).isFullMatch("ab")); // @output truetrue
    io:println((re `(?i:a)b`).isFullMatch("AB"), (re `(?i:a(?-i:b))`).isFullMatch("Ab")); // @output falsetrue
    var m = (re `(?m:^b$)`).find("a\nb\nc");
    io:println(m is () ? "none" : m.startIndex); // @output 2
}

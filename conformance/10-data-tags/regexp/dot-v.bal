// . is any character but the newlines, with s any; it is one code point.

import ballerina/io;

public function main() {
    io:println((re `a.b`).isFullMatch("a\nb"), (re `(?s:a.b)`).isFullMatch("a\nb")); // @output falsetrue
    io:println((re `.`).isFullMatch("\u{1F600}"), (re `..`).isFullMatch("\r\n")); // @output truefalse
}

// Quantifiers take as much as they can, with ? as little.

import ballerina/io;

public function main() {
    string s = "<a><b>";
    io:println((re `<.+>`).replace(s, "x"), " ", (re `<.+?>`).replace(s, "x")); // @output x x<b>
    io:println((re `a{2}`).isFullMatch("aa"), (re `a{2,}`).isFullMatch("aaaa"), (re `a{1,2}`).isFullMatch("aaa")); // @output truetruefalse
    io:println((re `(ab)*c?`).isFullMatch("abab"), (re `x*`).isFullMatch("")); // @output truetrue
}

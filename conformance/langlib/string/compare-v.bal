// codePointCompare orders by code points.

import ballerina/io;

function sign(int n) returns int => n < 0 ? -1 : n > 0 ? 1 : 0;

public function main() {
    io:println(sign("a".codePointCompare("b")), sign("a".codePointCompare("a")), sign("aa".codePointCompare("a")), sign("\u{FFFF}".codePointCompare("\u{10000}"))); // @output -101-1
    io:println("abc".startsWith(""), "abc".startsWith("abcd"), "abc".endsWith("bc")); // @output truefalsetrue
}

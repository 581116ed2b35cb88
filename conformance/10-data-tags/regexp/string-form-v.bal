// A regular expression shows as its own text, interpolations in groups.

import ballerina/io;

public function main() {
    string:RegExp inner = re `a|b`;
    string:RegExp outer = re `x${inner}*`;
    io:println(inner, " ", outer); // @output a|b x(?:a|b)*
    io:println(outer.isFullMatch("xabba"), outer.isFullMatch("xb"), outer.isFullMatch("a")); // @output truetruefalse
}

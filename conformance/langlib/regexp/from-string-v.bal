// fromString reads the syntax of re templates.

import ballerina/io;
import ballerina/lang.regexp;

public function main() returns error? {
    regexp:RegExp r = check regexp:fromString("a{2,3}");
    io:println(r == re `a{2,3}`, r.isFullMatch("aaa")); // @output truetrue
    foreach string s in ["(", "[", "a**", "(?<n>a)", "\\q"] {
        io:println(regexp:fromString(s) is error);
        // @output true
        // @output true
        // @output true
        // @output true
        // @output true
    }
}

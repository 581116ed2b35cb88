// An interpolated regular expression is a group of its own.

import ballerina/io;
import ballerina/lang.regexp;

public function main() {
    regexp:RegExp r = re `a|b`;
    regexp:RegExp s = re `x${r}+y`;
    io:println(s.isFullMatch("xabby"), s.isFullMatch("xa"), s.isFullMatch("bby")); // @output truefalsefalse
    io:println(re `a` == re `a`, re `a` == re `b`); // @output truefalse
}

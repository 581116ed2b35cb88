// Alternation, groups, classes, quantifiers and anchors.

import ballerina/io;
import ballerina/lang.regexp;

function full(regexp:RegExp r, string s) returns boolean => r.isFullMatch(s);

public function main() {
    io:println(full(re `a|b+`, "bbb"), full(re `(ab)*c?`, "abab"), full(re `[^x-z]`, "y")); // @output truetruefalse
    io:println(full(re `a{2}`, "aa"), full(re `a{2,}`, "a"), full(re `a{1,2}`, "aaa")); // @output truefalsefalse
    io:println(full(re `\d\D\s\S\w\W`, "1a bc-"), full(re `.`, "😀"), full(re `.`, "\n")); // @output truetruefalse
    io:println(full(re `^a$`, "a"), full(re `\^\$\.`, "^$."), full(re `\u{41}`, "A")); // @output truetruetrue
    io:println(full(re ``, ""), full(re `[a\-z]`, "-"), full(re `(?i:AB)c`, "abc")); // @output truetruetrue
    io:println(full(re `\p{Lu}\p{L}`, "Éa"), full(re `\P{N}`, "5")); // @output truefalse
}

// matches looks at the whole string, includesMatch anywhere.

import ballerina/io;

public function main() {
    io:println("abc".matches(re `[a-c]+`), "abcd".matches(re `[a-c]+`), "xxabc".includesMatch(re `[a-c]`), "abxx".includesMatch(re `[a-c]`, 2)); // @output truefalsetruefalse
}

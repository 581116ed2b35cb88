// Alternatives are tried from left to right, and groups tell what matched.

import ballerina/io;
import ballerina/lang.regexp;

public function main() {
    regexp:Groups? g = (re `(a|ab)(c|bcd)(d*)`).findGroups("abcd");
    if g is regexp:Groups {
        io:println(from regexp:Span? s in g
            select s is regexp:Span ? s.substring() : "none"); // @output ["abcd","a","bcd",""]
    }
    io:println((re `|x`).isFullMatch(""), (re `(?:)`).isFullMatch("")); // @output truetrue
}

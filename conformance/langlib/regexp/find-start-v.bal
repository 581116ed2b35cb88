// find looks from an index on; its span has indices and the text.

import ballerina/io;
import ballerina/lang.regexp;

public function main() {
    regexp:Span? a = (re `b+`).find("abba bb", 4);
    if a is regexp:Span {
        io:println(a.startIndex, a.endIndex, a.substring()); // @output 57bb
    }
    io:println((re `b+`).find("abba", 3) is ()); // @output true
    regexp:Span? empty = (re `x*`).find("abc");
    io:println(empty is regexp:Span ? empty.endIndex : -1); // @output 0
}

// Regular expressions are plain data, immutable, and compared by value.

import ballerina/io;
import ballerina/lang.regexp;

public function main() {
    regexp:RegExp r = re `a+`;
    anydata a = r;
    readonly b = r;
    io:println(a is regexp:RegExp, b == a, r); // @output truetruea+
    io:println([r]); // @output [`a+`]
    string s = "xaay";
    regexp:Span? m = r.find(s);
    if m is regexp:Span {
        io:println(m.startIndex, m.endIndex, m.substring()); // @output 13aa
    }
    io:println(r.replaceAll("banana", "o")); // @output bonono
}

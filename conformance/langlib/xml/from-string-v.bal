// fromString parses content, and gives an error when it is not well formed.

import ballerina/io;

public function main() returns error? {
    xml x = check xml:fromString("<a b='1'>&lt;&#65;</a>text");
    io:println(x.length(), x); // @output 2<a b="1">&lt;A</a>text
    foreach string s in ["<a>", "</a>", "<a b=1/>", "a & b", ""] {
        io:println(xml:fromString(s) is error);
        // @output true
        // @output true
        // @output true
        // @output true
        // @output false
    }
}

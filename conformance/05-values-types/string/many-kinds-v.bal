// Strings mix characters of all sizes.

import ballerina/io;

public function main() {
    string s = "aß漢😀";
    string[] parts = from string c in s
        select c;
    io:println(parts, s[3] == "😀", s[0] + s[2]); // @output ["a","ß","漢","😀"]truea漢
    io:println(s.substring(1, 3), s.indexOf("😀"), s.toBytes().length()); // @output ß漢310
}

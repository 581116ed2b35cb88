// A query that constructs a string concatenates what it selects.

import ballerina/io;

public function main() {
    string s = from string w in ["a", "b", "c"]
        where w != "b"
        select w + "-";
    string t = from string:Char c in "hello"
        select c == "l" ? "L" : c;
    io:println(s, t); // @output a-c-heLLo
}

// Strings are values: changing a variable does not change an iteration.

import ballerina/io;

public function main() {
    string s = "ab";
    foreach string c in s {
        s += c;
    }
    io:println(s, s.length()); // @output abab4
}

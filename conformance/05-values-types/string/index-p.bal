// An index outside a string panics.

import ballerina/io;

public function main() {
    string s = "añ";
    int i = 1;
    io:println(s[i]); // @output ñ
    i += 1;
    io:println(s[i]); // @panic
}
